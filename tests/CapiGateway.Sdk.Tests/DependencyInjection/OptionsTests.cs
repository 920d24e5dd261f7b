using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Telemetry;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CapiGateway.Sdk.Tests.DependencyInjection;

public sealed class OptionsTests
{
    public static TheoryData<string, Action<CapiGatewayOptions>, string> BadOptions => new()
    {
        { "batch size 0", options => options.MaxBatchSize = 0, "*MaxBatchSize is '0'. Use 1 to 1000*" },
        { "batch size 1001", options => options.MaxBatchSize = 1_001, "*MaxBatchSize is '1001'. Use 1 to 1000*" },
        { "relative address", options => options.GraphApiBaseAddress = new Uri("graph", UriKind.Relative), "*GraphApiBaseAddress is 'graph'. Use an absolute address*" },
        { "ftp address", options => options.GraphApiBaseAddress = new Uri("ftp://graph.facebook.com"), "*GraphApiBaseAddress*" },
        { "version", options => options.GraphApiVersion = "25", "*GraphApiVersion is '25'. Use a version such as v25.0*" },
        { "version that ended long ago", options => options.GraphApiVersion = "v12.0", "*GraphApiVersion is 'v12.0'. That version has ended*Use v25.0*" },
        { "version in the address", options => options.GraphApiBaseAddress = new Uri("https://graph.facebook.com/v25.0/"), "*GraphApiBaseAddress is 'https://graph.facebook.com/…'. Leave the version out*" },
        { "country", options => options.DefaultCountryCode = "Germny", "*DefaultCountryCode is 'Germny'. Use a country such as us or de*" },
        { "bytes", options => options.MaxBatchBytes = 10, "*MaxBatchBytes is '10'*" },
        { "delay", options => options.MaxBatchDelay = TimeSpan.FromSeconds(-1), "*MaxBatchDelay is '-00:00:01'*" },
        { "concurrency", options => options.MaxConcurrentRequests = 0, "*MaxConcurrentRequests is '0'*" },
        { "timeout", options => options.AttemptTimeout = TimeSpan.Zero, "*AttemptTimeout is '00:00:00'*" },
        { "retry", options => options.RetryMaxDelay = TimeSpan.FromMilliseconds(1), "*RetryMaxDelay*" },
        { "capacity", options => options.OutboxCapacity = 0, "*OutboxCapacity is '0'*" },
        { "agent", options => options.PartnerAgent = new string('a', 23), "*PartnerAgent*at most 22 characters*" },
        { "calling code", options => options.DefaultCallingCode = "0049", "*DefaultCallingCode is '0049'*" },
        { "hook timeout", options => options.HookTimeout = TimeSpan.Zero, "*HookTimeout is '00:00:00'. Use 00:00:00.0100000 to 00:01:00*" },
        { "keys", options => options.DeduplicationCapacity = 0, "*DeduplicationCapacity is '0'. Use 1 or more*" },
        { "priority", options => options.Priorities["Lead"] = (CapiGateway.Sdk.Outbox.EventPriority)7, "*Priorities?Lead? is '7'. Use Low, Normal or High*" },
        { "mode", options => options.OutboxFullMode = (CapiGateway.Sdk.Outbox.OutboxFullMode)9, "*OutboxFullMode is '9'*" },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public async Task A_bad_option_fails_at_start_with_setting_value_and_remedy(string name, Action<CapiGatewayOptions> configure, string message)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddCapiGateway(configure).AddDataSource("1", "token");
        using IHost host = builder.Build();

        await host.Awaiting(it => it.StartAsync()).Should().ThrowAsync<OptionsValidationException>(name).WithMessage(message);
    }

    [Theory]
    [InlineData("1", null, "*Data source 1 has no access token*Events Manager*Enabled = false*")]
    [InlineData("1", "  ", "*Data source 1 has no access token*")]
    [InlineData("my-pixel", "token", "*'my-pixel'*digits only*")]
    [InlineData("", "token", "*A data source has no id*Events Manager*Enabled = false*")]
    [InlineData("act_12", "token", "*'act_12', the id of an ad account*")]
    public async Task A_data_source_that_cannot_work_fails_at_start(string id, string? token, string message)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddCapiGateway().AddDataSource(id, token);
        using IHost host = builder.Build();

        await host.Awaiting(it => it.StartAsync()).Should().ThrowAsync<OptionsValidationException>().WithMessage(message);
    }

    [Fact]
    public async Task Without_a_host_a_bad_option_fails_at_first_resolve()
    {
        await using ServiceProvider services = Services(gateway => gateway.Configure(options => options.MaxBatchSize = 0));

        services.Invoking(it => it.GetRequiredService<ICapiGateway>()).Should().Throw<OptionsValidationException>().WithMessage("*MaxBatchSize*");
    }

    [Fact]
    public async Task No_data_source_at_all_is_an_error_that_says_what_to_write()
    {
        var services = new ServiceCollection();
        services.AddCapiGateway();
        await using ServiceProvider provider = services.BuildServiceProvider();

        provider.Invoking(it => it.GetRequiredService<ICapiGateway>()).Should().Throw<OptionsValidationException>().WithMessage("*AddDataSource(id, accessToken)*");
    }

    [Fact]
    public async Task Options_and_data_sources_come_from_configuration()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MaxBatchSize"] = "12",
            ["MaxBatchDelay"] = "00:00:00.010",
            ["DefaultCallingCode"] = "49",
            ["GraphApiBaseAddress"] = "https://graph.example",
            ["DataSources:0:Id"] = "4711",
            ["DataSources:0:AccessToken"] = "secret-token",
            ["DataSources:0:TestEventCode"] = "TEST9",
        }).Build();
        await using var emulator = new ConversionsApiEmulator(new EmulatorOptions { AccessTokens = ["secret-token"] });
        var services = new ServiceCollection();
        services.AddCapiGateway(configuration).UseConversionsApiEmulator(emulator);
        await using ServiceProvider provider = services.BuildServiceProvider();

        EventDefaults defaults = provider.GetRequiredService<EventDefaults>();
        await provider.GetRequiredService<ICapiGateway>().PublishAsync(Order().Build(defaults));
        await provider.GetRequiredService<ICapiGateway>().FlushAsync();

        defaults.CallingCode.Should().Be("49");
        emulator.Requests.Should().ContainSingle().Which.TestEventCode.Should().Be("TEST9");
        emulator.Requests[0].DatasetId.Should().Be("4711");
        provider.GetRequiredService<IOptions<CapiGatewayOptions>>().Value.MaxBatchSize.Should().Be(12);
    }

    [Fact]
    public async Task A_reload_that_is_not_valid_does_not_throw_and_changes_no_option()
    {
        IConfigurationRoot configuration = OneDataSource();
        var services = new ServiceCollection();
        services.AddCapiGateway(configuration);
        await using ServiceProvider provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<ICapiGateway>();

        configuration["MaxBatchSize"] = "0";
        configuration.Reload();

        provider.GetRequiredService<IOptionsMonitor<CapiGatewayOptions>>().CurrentValue.MaxBatchSize.Should().Be(1_000);
    }

    [Fact]
    public async Task Options_that_the_host_itself_has_follow_a_reload_are_those_of_the_start_for_every_part()
    {
        IConfigurationRoot configuration = OneDataSource();
        var services = new ServiceCollection();
        services.AddCapiGateway(configuration);
        services.Configure<CapiGatewayOptions>(configuration);
        await using ServiceProvider provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<ICapiGateway>();

        configuration["DefaultCallingCode"] = "33";
        configuration["MaxBatchSize"] = "0";
        configuration.Invoking(it => it.Reload()).Should().Throw<AggregateException>("the monitor of options reads them again");

        provider.GetRequiredService<EventDefaults>().CallingCode.Should().Be("49");
        provider.GetRequiredService<CapiGatewayHealthCheck>().Should().NotBeNull();
        provider.GetRequiredService<DataSourceAdministration>().Should().NotBeNull();
    }

    [Fact]
    public async Task Named_gateways_are_keyed_services_and_keep_apart()
    {
        await using var emulator = new ConversionsApiEmulator();
        var services = new ServiceCollection();
        services.AddCapiGateway().AddDataSource("1", "a").UseConversionsApiEmulator(emulator);
        services.AddCapiGateway("outlet", options => options.MaxBatchSize = 5).AddDataSource("2", "b").UseConversionsApiEmulator(emulator);
        await using ServiceProvider provider = services.BuildServiceProvider();

        ICapiGateway outlet = provider.GetRequiredKeyedService<ICapiGateway>("outlet");
        await outlet.PublishAsync(Order().Build());
        await outlet.FlushAsync();

        outlet.Should().NotBeSameAs(provider.GetRequiredService<ICapiGateway>());
        emulator.Events.Should().ContainSingle().Which.DatasetId.Should().Be("2");
        provider.GetRequiredKeyedService<GatewayStatistics>("outlet").Total.Delivered.Should().Be(1);
        provider.GetRequiredService<GatewayStatistics>().Total.Addressed.Should().Be(0);
    }

    [Fact]
    public async Task Adding_the_gateway_twice_is_adding_it_once()
    {
        var services = new ServiceCollection();
        services.AddCapiGateway().AddDataSource("1", "a");
        int registrations = services.Count(service => service.ServiceType == typeof(ICapiGateway));
        services.AddCapiGateway(options => options.MaxBatchSize = 3);
        await using ServiceProvider provider = services.BuildServiceProvider();

        services.Count(service => service.ServiceType == typeof(ICapiGateway)).Should().Be(registrations);
        services.Count(service => service.ServiceType == typeof(IHostedService)).Should().Be(1);
        provider.GetRequiredService<IOptions<CapiGatewayOptions>>().Value.MaxBatchSize.Should().Be(3);
        provider.GetRequiredService<ICapiGateway>().Should().BeSameAs(provider.GetRequiredKeyedService<ICapiGateway>(string.Empty));
    }

    private static IConfigurationRoot OneDataSource() => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["DefaultCallingCode"] = "49",
        ["DataSources:0:Id"] = "4711",
        ["DataSources:0:AccessToken"] = "token",
    }).Build();

    private static ConversionEventBuilder Order() => ConversionEvent.Purchase(1m, "EUR")
        .FromWebsite("https://shop.example/", "agent", "8.8.8.8")
        .WithUser(user => user.Phone("0170 1234567"));

    private static ServiceProvider Services(Action<ICapiGatewayBuilder> configure)
    {
        var services = new ServiceCollection();
        configure(services.AddCapiGateway().AddDataSource("1", "token"));
        return services.BuildServiceProvider();
    }
}
