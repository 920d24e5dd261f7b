using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Tests.Publishing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CapiGateway.Sdk.Tests.DataSources;

public sealed class ConfigurationRegistryTests
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(7);
    private static readonly Administrator Manager = new("Mia", DataSource.DefaultAccount, AdministratorRole.Manager);

    public static TheoryData<string, string?, string> BadReloads => new()
    {
        { "0:State", "Sleeping", "State of data source 1001 is 'Sleeping'. Use Pending, Active, Deactivated, Removed." },
        { "0:PublishingOff", "ja", "PublishingOff of data source 1001 is 'ja'. Use true or false." },
        { "0:Id", "my pixel", "The id of a data source is 'my pixel'." },
        { "0:Fields:Urls", "None", "Fields.Urls of data source 1001 is 'None'. Use Whole, WithoutQuery, OriginOnly." },
        { "0:TestEventCodeExpiresAt", "tomorrow", "TestEventCodeExpiresAt of data source 1001 is 'tomorrow'." },
        { "0:GatewayAddress", "capig", "GatewayAddress of data source 1001 is 'capig'." },
        { "0:AllowedDomains:0", "https://shop.example/", "A domain of data source 1001 is 'https://shop.example/'." },
        { "1:Id", "1001", "Data source 1001 is there twice." },
        { "0:PublishingOf", "true", "DataSources:0:PublishingOf is no setting of a data source. Write PublishingOff." },
    };

    [Fact]
    public async Task Switches_in_configuration_take_effect_when_it_is_reloaded()
    {
        IConfigurationRoot configuration = Configuration();
        await using GatewayFixture fixture = Gateway(configuration);
        (await PublishAsync(fixture, "1")).EnsureAccepted();

        await ReloadAsync(fixture, configuration, ("0:EventNamesOff", "Purchase,Lead"));
        (await PublishAsync(fixture, "2")).Reason.Should().Be(PublishReason.EventNameSwitchedOff);
        await ReloadAsync(fixture, configuration, ("0:EventNamesOff", null), ("0:State", "deactivated"));
        (await PublishAsync(fixture, "3")).Reason.Should().Be(PublishReason.DataSourceDeactivated);
        await ReloadAsync(fixture, configuration, ("0:State", null));
        (await PublishAsync(fixture, "4")).EnsureAccepted();
    }

    [Theory]
    [MemberData(nameof(BadReloads))]
    public async Task A_bad_reload_is_logged_once_and_changes_nothing(string key, string? value, string message)
    {
        IConfigurationRoot configuration = Configuration();
        await using GatewayFixture fixture = Gateway(configuration);
        (await PublishAsync(fixture, "1")).EnsureAccepted();

        await ReloadAsync(fixture, configuration, ("0:PublishingOff", "true"), (key, value));

        (await PublishAsync(fixture, "2")).EnsureAccepted();
        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Id == 409).Which.Text.Should().Contain(message);
    }

    [Fact]
    public async Task A_reload_that_gives_one_name_two_tokens_changes_nothing()
    {
        IConfigurationRoot configuration = Configuration();
        await using GatewayFixture fixture = Gateway(configuration);
        (await PublishAsync(fixture, "1")).EnsureAccepted();

        await ReloadAsync(fixture, configuration, ("0:State", "deactivated"), ("1:Id", "1002"), ("1:AccessToken", "token-2"), ("1:CredentialName", "1001"));

        (await PublishAsync(fixture, "2")).EnsureAccepted();
        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Id == 409).Which.Text.Should().Contain("CredentialName of data sources 1001 and 1002 is '1001'");
    }

    [Fact]
    public async Task A_data_source_that_is_gone_from_configuration_is_removed_and_a_new_one_sends_with_its_own_token()
    {
        IConfigurationRoot configuration = Configuration();
        await using GatewayFixture fixture = Gateway(configuration);
        (await PublishAsync(fixture, "1")).EnsureAccepted();

        await ReloadAsync(fixture, configuration, ("0:Id", "1002"), ("0:AccessToken", "token-2"));
        (await PublishAsync(fixture, "2")).Reason.Should().Be(PublishReason.DataSourceRemoved);
        (await fixture.Gateway.PublishAsync(fixture.Purchase("3").Build(), "1002")).EnsureAccepted();
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        fixture.Emulator.Events.Should().ContainSingle().Which.DatasetId.Should().Be("1002");
        fixture.Statistics.Of("1001").Withdrawn.Should().Be(1);
    }

    [Fact]
    public async Task Administration_looks_at_configuration_and_does_not_change_it()
    {
        await using GatewayFixture fixture = Gateway(Configuration());
        DataSourceAdministration administration = fixture.Services.GetRequiredService<DataSourceAdministration>();

        (await administration.ListAsync(Manager)).Should().ContainSingle();
        (await administration.DeactivateAsync(Manager, "1001")).Status.Should().Be(AdministrationStatus.ReadOnly);
        (await PublishAsync(fixture, "1")).EnsureAccepted();
    }

    [Fact]
    public void Bad_configuration_at_the_start_stops_it()
    {
        IConfigurationRoot configuration = Configuration(("DataSources:0:State", "Sleeping"));

        FluentActions.Invoking(() => Gateway(configuration).Gateway).Should().Throw<OptionsValidationException>()
            .WithMessage("*State of data source 1001 is 'Sleeping'*");
    }

    private static IConfigurationRoot Configuration(params (string Key, string? Value)[] more) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["DataSources:0:Id"] = "1001", ["DataSources:0:AccessToken"] = "token-1" })
        .AddInMemoryCollection(more.ToDictionary(pair => pair.Key, pair => pair.Value))
        .Build();

    private static async Task ReloadAsync(GatewayFixture fixture, IConfigurationRoot configuration, params (string Key, string? Value)[] changes)
    {
        foreach ((string key, string? value) in changes)
        {
            configuration["DataSources:" + key] = value;
        }

        configuration.Reload();
        await fixture.NextAsync(Refresh);
        await fixture.Manual.WaitForTimerAsync(Refresh).WaitAsync(GatewayFixture.Budget);
    }

    private static async Task<PublishReceipt> PublishAsync(GatewayFixture fixture, string id) =>
        await fixture.Gateway.PublishAsync(fixture.Purchase(id).Build(), "1001").AsTask().WaitAsync(GatewayFixture.Budget);

    private static GatewayFixture Gateway(IConfigurationRoot configuration) => new(
        options =>
        {
            options.RegistryRefresh = Refresh;
            options.MaxBatchDelay = TimeSpan.FromMinutes(10);
            options.ShutdownTimeout = TimeSpan.Zero;
        },
        builder => builder.UseConfigurationRegistry(configuration.GetSection("DataSources")),
        manualClock: true);
}
