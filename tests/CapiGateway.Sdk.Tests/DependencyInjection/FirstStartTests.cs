using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.House;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CapiGateway.Sdk.Tests.DependencyInjection;

/// <summary>What a project meets that was checked out a minute ago and has no token yet.</summary>
public sealed class FirstStartTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("1234567890123456", null)]
    [InlineData("", null)]
    [InlineData("", "token")]
    public async Task In_development_a_missing_id_or_token_names_three_ways_on(string id, string? token)
    {
        string message = await MessageAsync(Environments.Development, gateway => gateway.AddDataSource(id, token));

        message.Should().Contain("(1) User secrets: dotnet user-secrets set");
        message.Should().Contain("(2) The emulator").And.Contain("UseConversionsApiEmulator(emulator)").And.Contain("CapiGateway.Sdk.Testing");
        message.Should().Contain("(3) Disabled").And.Contain("options.Enabled = false");
        message.Should().Contain("docs/getting-started.md");
    }

    [Fact]
    public async Task In_development_no_data_source_at_all_names_them_too() =>
        (await MessageAsync(Environments.Development, _ => { })).Should().Contain("CapiGateway has no data source").And.Contain("three ways on");

    [Fact]
    public async Task In_production_it_speaks_of_the_vault_and_not_of_user_secrets() =>
        (await MessageAsync(Environments.Production, gateway => gateway.AddDataSource("1", null)))
            .Should().Contain("vault").And.Contain("UseAccessTokenProvider").And.NotContain("user-secrets");

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task The_first_way_disabled_starts_without_id_and_token(string environment)
    {
        using IHost host = HostOf(environment, gateway => gateway.AddDataSource(string.Empty, null).Configure(options => options.Enabled = false));

        await host.StartAsync().WaitAsync(Budget);
        PublishReceipt receipt = await host.Services.GetRequiredService<ICapiGateway>().PublishAsync(Lead()).AsTask().WaitAsync(Budget);
        await host.StopAsync().WaitAsync(Budget);

        receipt.Outcome.Should().Be(PublishOutcome.Disabled);
    }

    [Fact]
    public async Task The_second_way_the_emulator_takes_the_id_and_the_token_of_the_message()
    {
        await using var emulator = new ConversionsApiEmulator();
        using IHost host = HostOf(
            Environments.Development, gateway => gateway.AddDataSource("1234567890123456", "any-token").UseConversionsApiEmulator(emulator));

        await host.StartAsync().WaitAsync(Budget);
        await host.Services.GetRequiredService<ICapiGateway>().PublishAsync(Lead()).AsTask().WaitAsync(Budget);
        await host.StopAsync().WaitAsync(Budget);

        emulator.Events.Should().ContainSingle();
    }

    [Theory]
    [InlineData("EAABsbCS1234567890")]
    [InlineData("0123456789012345678901234567890123456789")]
    public async Task A_token_in_the_place_of_the_id_is_recognised_and_not_repeated(string token)
    {
        string message = await MessageAsync(Environments.Development, gateway => gateway.AddDataSource(token, null));

        message.Should().Contain("looks like an access token").And.Contain("id first").And.NotContain(token);
    }

    [Theory]
    [InlineData("Bearer EAABmarker", "begins with Bearer")]
    [InlineData("\"EAABmarker\"", "a quotation mark")]
    [InlineData("EAAB marker", "white space")]
    public async Task A_token_that_was_not_copied_alone_is_told_at_the_start_and_not_repeated(string token, string found)
    {
        string message = await MessageAsync(Environments.Production, gateway => gateway.AddDataSource("4711", token));

        message.Should().Contain("data source 4711").And.Contain(found).And.Contain("alone and in one piece").And.NotContain("marker");
    }

    [Theory]
    [InlineData("CapiGateway:MaxBatchSzie", "CapiGateway:MaxBatchSzie is no setting. Write MaxBatchSize.")]
    [InlineData("CapiGateway:maxbatchdelays", "Write MaxBatchDelay.")]
    [InlineData("CapiGateway:DataSource:0:Id", "CapiGateway:DataSource is no setting. Write DataSources.")]
    public async Task A_misspelt_setting_is_named_with_the_one_that_was_meant(string key, string told)
    {
        string message = await MessageAsync(Environments.Production, gateway => Configure(gateway, (key, "value-marker")));

        message.Should().Contain(told).And.NotContain("value-marker");
    }

    [Fact]
    public async Task A_key_of_the_hosts_own_beside_the_options_is_left_to_it()
    {
        using IHost host = HostOf(Environments.Production, gateway => Configure(gateway, ("CapiGateway:DatasetId", "1"), ("CapiGateway:Note", "ours"), ("CapiGateway:maxbatchsize", "7")));

        await host.StartAsync().WaitAsync(Budget);

        host.Services.GetRequiredService<IOptions<CapiGatewayOptions>>().Value.MaxBatchSize.Should().Be(7);
        await host.StopAsync().WaitAsync(Budget);
    }

    [Fact]
    public async Task A_bad_option_sends_its_reader_to_a_place_that_exists()
    {
        string message = await MessageAsync(
            Environments.Production, gateway => gateway.AddDataSource("1", "token").Configure(options => options.MaxBatchSize = 0));

        message.Should().Contain("docs/options.md#maxbatchsize");
        new MarkdownFile("docs/options.md", await File.ReadAllTextAsync(Repository.PathOf("docs/options.md"))).Anchors.Should().Contain("maxbatchsize");
    }

    private static void Configure(ICapiGatewayBuilder gateway, params (string Key, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        gateway.Services.AddCapiGateway(configuration.GetSection("CapiGateway")).AddDataSource("4711", "token");
    }

    private static async Task<string> MessageAsync(string environment, Action<ICapiGatewayBuilder> configure)
    {
        using IHost host = HostOf(environment, configure);
        return (await host.Awaiting(it => it.StartAsync().WaitAsync(Budget)).Should().ThrowAsync<OptionsValidationException>()).Which.Message;
    }

    private static IHost HostOf(string environment, Action<ICapiGatewayBuilder> configure)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        configure(builder.Services.AddCapiGateway());
        return builder.Build();
    }

    private static ConversionEvent Lead() => ConversionEvent.Lead()
        .FromWebsite("https://shop.example/", "Mozilla/5.0", "8.8.8.8")
        .WithUser(user => user.Email("jane.doe@example.com"))
        .Build();
}
