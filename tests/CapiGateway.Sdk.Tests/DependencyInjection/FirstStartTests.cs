using CapiGateway.Sdk.DataSources;
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
    private const string Id = "1234567890123456";
    private const string Key = "gw-marker-9f3a2b77c1";

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);
    private static readonly string Token = "EAAB" + string.Concat(Enumerable.Repeat("marker", 40));

    public static TheoryData<string, Action<ICapiGatewayBuilder>> WrongPlaces => new()
    {
        { "a token as id", gateway => gateway.AddDataSource(Token, Id) },
        { "a token with the end of its line as id", gateway => gateway.AddDataSource(Token[..150] + "\n", Id) },
        { "a key as id", gateway => gateway.AddDataSource(Key, Id) },
        { "a short key as id", gateway => gateway.AddDataSource("marker", Id) },
        { "a key as id, and nothing as token", gateway => gateway.AddDataSource(Key, null) },
        { "a token with a quotation mark as id", gateway => gateway.AddDataSource(Token + '"', Token + '"') },
        { "a token as id in configuration", gateway => Configure(gateway, ("CapiGateway:DataSources:0:Id", Token), ("CapiGateway:DataSources:0:AccessToken", Id)) },
        { "a token as test event code", gateway => gateway.AddDataSource(Id, Token, testEventCode: Token) },
        { "a token as account", gateway => gateway.AddDataSource(Id, Token, account: Token) },
        { "a token as address", gateway => ConfigureOne(gateway, "GatewayAddress", Token) },
        { "a key as address", gateway => ConfigureOne(gateway, "GatewayAddress", Key) },
        { "a token in an address", gateway => ConfigureOne(gateway, "GatewayAddress", "ftp://x/?access_token=" + Token) },
        { "a token as switch", gateway => ConfigureOne(gateway, "PublishingOff", "EAABmarker") },
        { "a token in the base address", gateway => gateway.AddDataSource(Id, Token).Configure(options => options.GraphApiBaseAddress = new Uri("ftp://x/?access_token=" + Token)) },
        { "a token as version", gateway => gateway.AddDataSource(Id, Token).Configure(options => options.GraphApiVersion = Token) },
        { "a token as name of two", gateway => gateway.AddDataSource(Named("1", Token), Token).AddDataSource(Named("2", Token), "other") },
        { "a code as app secret", gateway => gateway.AddDataSource(Id, "EAABmarker", "TEST12345") },
    };

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
    [MemberData(nameof(WrongPlaces))]
    public async Task A_secret_in_a_wrong_place_is_never_repeated(string place, Action<ICapiGatewayBuilder> configure) =>
        (await MessageAsync(Environments.Production, configure)).Should().NotContain("marker", place);

    [Fact]
    public async Task A_data_source_without_an_id_is_told_no_fault_that_follows_from_it() =>
        (await MessageAsync(Environments.Production, gateway => gateway.AddDataSource((string)null!, Token)))
            .Should().Contain("has no id").And.NotContain("DisplayName");

    [Fact]
    public async Task A_test_event_code_in_the_place_of_the_app_secret_is_told() =>
        (await MessageAsync(Environments.Production, gateway => gateway.AddDataSource(Id, Token, "TEST12345")))
            .Should().Contain("app secret third").And.Contain("testEventCode:");

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

    [Theory]
    [InlineData("PublishingOf", "PublishingOf is no setting of a data source. Write PublishingOff.")]
    [InlineData("EventNameOff:0", "EventNameOff is no setting of a data source. Write EventNamesOff.")]
    [InlineData("Field:UserData", "Field is no setting of a data source. Write Fields.")]
    [InlineData("Fields:UserDat", "Fields:UserDat is no setting of a data source. Write UserData.")]
    [InlineData("TestCode", "TestCode is no setting of a data source. Write one of Id, AccessToken,")]
    [InlineData("Fields", "Fields has another form. Write what it holds one by one: Urls, UserData, CustomData, QueryKeys.")]
    [InlineData("PublishingOff:0", "PublishingOff has another form. Write one text.")]
    [InlineData("EventNamesOff:Purchase", "EventNamesOff has another form. Write a list of names")]
    public async Task A_key_of_a_data_source_that_sets_nothing_stops_the_start(string key, string told) =>
        (await MessageAsync(Environments.Production, gateway => ConfigureOne(gateway, key, "value-marker")))
            .Should().Contain("CapiGateway:DataSources:0:" + told).And.NotContain("value-marker");

    [Fact]
    public async Task Every_key_of_a_data_source_is_taken()
    {
        (string Key, string Value)[] settings =
        [
            ("Id", Id), ("accesstoken", "token"), ("AppSecret", "secret"), ("DisplayName", "Shop"), ("Account", "shop"), ("CredentialName", "vault"),
            ("TestEventCode", "TEST1"), ("TestEventCodeExpiresAt", "2027-01-31"), ("GatewayAddress", "https://capig.example.com"), ("AllowedDomains:0", "shop.example"),
            ("BlockedDomains", "a.shop.example,b.shop.example"), ("Fields:UserData:0", "em"), ("Fields:CustomData", "value"), ("Fields:Urls", "OriginOnly"),
            ("Fields:QueryKeys:0", "q"), ("State", "Active"), ("PublishingOff", "true"), ("EventNamesOff:0", "Purchase"),
        ];
        using IHost host = HostOf(Environments.Production, gateway =>
            Configure(gateway, [.. settings.Select(setting => ("CapiGateway:DataSources:0:" + setting.Key, setting.Value)), ("CapiGateway:CheckDataSourcesAtStart", "false")]));

        await host.StartAsync().WaitAsync(Budget);
        await host.StopAsync().WaitAsync(Budget);

        string page = await File.ReadAllTextAsync(Repository.PathOf("docs/options.md"));
        settings.SelectMany(setting => setting.Key.Split(':')).Where(key => key.Length > 1).Should().OnlyContain(key => page.Contains($"`{key}`", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task One_name_for_two_tokens_stops_the_start()
    {
        string message = await MessageAsync(
            Environments.Production, gateway => gateway.AddDataSource(Named("1", "meta"), "EAABmarker1").AddDataSource(Named("2", "meta"), "EAABmarker2"));

        message.Should().Contain("CredentialName of data sources 1 and 2 is 'meta'").And.NotContain("marker");
    }

    [Fact]
    public async Task One_name_for_one_token_starts()
    {
        using IHost host = HostOf(Environments.Production, gateway => gateway
            .AddDataSource(Named("1", "meta"), "token").AddDataSource(Named("2", "meta"), "token").Configure(options => options.CheckDataSourcesAtStart = false));

        await host.StartAsync().WaitAsync(Budget);
        await host.StopAsync().WaitAsync(Budget);
    }

    [Fact]
    public async Task A_data_source_that_stands_twice_in_configuration_stops_the_start() =>
        (await MessageAsync(Environments.Production, gateway => Configure(
            gateway,
            ("CapiGateway:DataSources:0:Id", Id),
            ("CapiGateway:DataSources:0:AccessToken", "EAABmarker1"),
            ("CapiGateway:DataSources:1:Id", Id),
            ("CapiGateway:DataSources:1:AccessToken", "EAABmarker2"))))
            .Should().Contain($"Data source {Id} is there twice.").And.NotContain("marker");

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

    private static void ConfigureOne(ICapiGatewayBuilder gateway, string key, string value) => Configure(
        gateway, ("CapiGateway:DataSources:0:Id", Id), ("CapiGateway:DataSources:0:AccessToken", Token), ("CapiGateway:DataSources:0:" + key, value));

    private static DataSource Named(string id, string credentialName) => new() { Id = id, CredentialName = credentialName };

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
