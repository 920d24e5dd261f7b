using System.Text.Json;
using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Tests.Consent;
using CapiGateway.Sdk.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class ConsentWiringTests
{
    private static readonly TimeSpan HookTimeout = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_denied_event_says_why_and_leaves_nothing()
    {
        await using GatewayFixture fixture = With(new OptInRegionPolicy(UnknownConsent.Deny));

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("1").WithConsent(Asked.Signals("DE")).Build());
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        receipt.Should().Match<PublishReceipt>(it => it.Outcome == PublishOutcome.ConsentDenied && it.Detail == ConsentReasons.Unknown);
        receipt[0].Detail.Should().Be(ConsentReasons.Unknown);
        receipt.ToString().Should().EndWith("ConsentDenied (unknown)");
        fixture.Emulator.Counters.Requests.Should().Be(0);
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.ConsentDenied == 1 && it.IsBalanced);
    }

    [Theory]
    [InlineData("US-CA", 1, 1000)]
    [InlineData("US-NY", null, null)]
    [InlineData(null, null, null)]
    public async Task Limited_data_use_by_geolocation_without_an_address_names_the_state_or_is_denied(string? region, int? country, int? state)
    {
        await using GatewayFixture fixture = With();
        ConsentSignals signals = Asked.Signals(region) with { GlobalPrivacyControl = true };

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("1")
            .FromWebsite("https://shop.example/", "agent", "10.0.0.1").WithConsent(signals).Build());
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        receipt.Detail.Should().Be(country is null ? ConsentReasons.LimitedDataUseUnresolved : null);
        fixture.Emulator.Events.Select(one => one.GetJson().GetProperty("data_processing_options_country").GetInt32()).Should()
            .Equal(country is { } expected ? [expected] : []);
        fixture.Emulator.Events.Select(one => one.GetJson().GetProperty("data_processing_options_state").GetInt32()).Should()
            .Equal(state is { } code ? [code] : []);
    }

    [Fact]
    public async Task A_geolocation_that_the_event_itself_asks_for_becomes_the_state_of_a_known_region_too()
    {
        await using GatewayFixture fixture = With();
        ConversionEventBuilder purchase = fixture.Purchase("1").FromWebsite("https://shop.example/", "agent").WithLimitedDataUse(LimitedDataUse.Geolocate);

        (await fixture.Gateway.PublishAsync(purchase.Build())).Diagnostics.Should().Contain(found => found.Rule == EventRules.LimitedDataUseNeedsIp);
        (await fixture.Gateway.PublishAsync(purchase.WithConsent(Asked.Signals("US-CO")).Build())).EnsureAccepted();
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        fixture.Emulator.Events.Should().ContainSingle().Which.GetJson().GetProperty("data_processing_options_state").GetInt32()
            .Should().Be(LimitedDataUseStates.Colorado);
    }

    [Theory]
    [InlineData("US-CA", 1000)]
    [InlineData("JP", null)]
    public async Task An_address_that_the_data_source_does_not_let_through_counts_as_missing(string region, int? state)
    {
        await using var fixture = new GatewayFixture(build: builder => builder.AddDataSource(
            new DataSource { Id = GatewayFixture.DataSourceId, Fields = new FieldAllowList { UserData = ["em", "client_user_agent"] } }, GatewayFixture.Token));

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(
            fixture.Purchase("1").WithLimitedDataUse(LimitedDataUse.Geolocate).WithConsent(Asked.Signals(region)).Build());
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        receipt.Detail.Should().Be(state is null ? ConsentReasons.LimitedDataUseUnresolved : null);
        fixture.Emulator.Events.Select(one => one.GetJson().GetProperty("data_processing_options_state").GetInt32()).Should()
            .Equal(state is { } code ? [code] : []);
    }

    [Fact]
    public async Task What_is_too_little_for_Meta_once_it_is_reduced_is_denied_and_says_what_is_missing()
    {
        await using GatewayFixture fixture = With(new Scripted(_ => ConsentDecision.AllowWithout("user_data.*")));

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());

        receipt.Should().Match<PublishReceipt>(it => it.Outcome == PublishOutcome.ConsentDenied && it.Detail == ConsentReasons.TooLittleLeft);
        receipt.Diagnostics.Should().Contain(found => found.Rule == EventRules.UserDataMissing);
    }

    [Fact]
    public async Task A_malformed_string_is_a_diagnostic_of_the_receipt()
    {
        await using GatewayFixture fixture = With();

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(
            fixture.Purchase("1").WithConsent(ConsentSignals.None with { TcString = "x", UsPrivacy = "x" }).Build());

        receipt.EnsureAccepted().Diagnostics.Select(found => found.Rule).Should().Contain([ConsentRules.TcStringMalformed, ConsentRules.UsPrivacyMalformed]);
    }

    [Fact]
    public async Task A_policy_that_throws_or_answers_nothing_denies_and_is_counted_and_logged_once()
    {
        await using GatewayFixture fixture = With(new Scripted(context => context.Conversion.EventId switch
        {
            "throws" => throw new InvalidOperationException("MARKERVALUE"),
            "nothing" => null!,
            _ => ConsentDecision.Allow,
        }));

        (await fixture.Gateway.PublishAsync(fixture.Purchase("throws").Build())).Detail.Should().Be(ConsentReasons.PolicyFailed);
        (await fixture.Gateway.PublishAsync(fixture.Purchase("nothing").Build())).Detail.Should().Be(ConsentReasons.PolicyFailed);
        (await fixture.Gateway.PublishAsync(fixture.Purchase("good").Build())).EnsureAccepted();

        fixture.Statistics.HookFailures.Should().BeEquivalentTo(new Dictionary<string, long> { [nameof(Scripted)] = 2 });
        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Name == "HookFailed").Which.Text.Should().Contain(nameof(Scripted)).And.NotContain("MARKER");
    }

    [Fact]
    public async Task A_policy_that_hangs_denies_at_its_deadline_and_the_others_wait_for_nothing()
    {
        var never = new TaskCompletionSource<ConsentDecision>();
        await using GatewayFixture fixture = With(
            new Scripted(context => context.Conversion.EventId == "hangs" ? null : ConsentDecision.Allow) { Waits = never.Task }, manualClock: true);

        Task<PublishReceipt> hanging = fixture.Gateway.PublishAsync(fixture.Purchase("hangs").Build()).AsTask();
        (await fixture.Gateway.PublishAsync(fixture.Purchase("good").Build()).AsTask().WaitAsync(GatewayFixture.Budget)).EnsureAccepted();
        await fixture.NextAsync(HookTimeout);

        (await hanging.WaitAsync(GatewayFixture.Budget)).Detail.Should().Be(ConsentReasons.PolicyFailed);
        fixture.Statistics.HookFailures[nameof(Scripted)].Should().Be(1);
    }

    [Fact]
    public async Task Sending_at_once_and_explaining_go_through_the_same_policies()
    {
        await using GatewayFixture fixture = With(new OptInRegionPolicy(UnknownConsent.Deny), new UsStatePrivacyPolicy(UnknownConsent.AllowWithLimitedDataUse));
        ConversionEvent[] conversions =
        [
            fixture.Purchase("DE").WithConsent(Asked.Signals("DE")).Build(), fixture.Purchase("CA").WithConsent(Asked.Signals("US-CA")).Build(),
        ];

        SendReport report = await fixture.Gateway.SendAsync(conversions, GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);
        PublishExplanation denied = await fixture.Gateway.ExplainAsync(conversions[0]);
        PublishExplanation limited = await fixture.Gateway.ExplainAsync(conversions[1]);

        report.Results[0].Should().Match<SendResult>(it =>
            it.Outcome == SendOutcome.NotSent && it.Publish == PublishOutcome.ConsentDenied && it.Detail == ConsentReasons.Unknown);
        report.Results[1].Outcome.Should().Be(SendOutcome.Delivered);
        denied.DataSources.Should().ContainSingle().Which.Should().Match<DataSourceExplanation>(it =>
            it.Outcome == PublishOutcome.ConsentDenied && it.Detail == ConsentReasons.Unknown);
        limited.DataSources.Should().ContainSingle().Which.Json.Should()
            .Be(System.Text.Encoding.UTF8.GetString(fixture.Emulator.Events.Should().ContainSingle().Which.Utf8Json.Span));
        JsonElement.Parse(limited.DataSources[0].Json).GetProperty("data_processing_options_state").GetInt32().Should().Be(1000);
    }

    [Fact]
    public async Task The_record_holds_what_was_let_go_and_what_was_denied_and_nothing_that_was_only_explained()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "record.jsonl");
        await using (JsonLinesProcessingRecord record = await JsonLinesProcessingRecord.OpenAsync(path))
        {
            await using GatewayFixture fixture = With(
                builder => builder.UseProcessingRecord(record).AddPublishingFilter("no leads", conversion => conversion.EventName != "Lead"),
                new OptInRegionPolicy(UnknownConsent.Deny));
            ConsentSignals granted = Asked.Signals("DE", ConsentState.Granted) with { LawfulBasis = "consent", Source = "banner 4", SubjectKey = "MARKERVALUE" };
            await fixture.Gateway.ExplainAsync(fixture.Purchase("explained").WithConsent(granted).Build());
            await fixture.Gateway.PublishAsync(fixture.Purchase("1").WithConsent(granted).Build());
            await fixture.Gateway.PublishAsync(fixture.Purchase("1").WithConsent(granted).Build());
            await fixture.Gateway.PublishAsync(fixture.Purchase("2").Build());
            await fixture.Gateway.PublishAsync(ConversionEvent.Lead().FromOther().WithUser(user => user.Email("a@example.com")).WithConsent(granted).Build());
            await fixture.Gateway.SendAsync([fixture.Purchase("3").WithConsent(granted with { GlobalPrivacyControl = true }).Build()], GatewayFixture.DataSourceId);
        }

        JsonElement[] lines = [.. (await File.ReadAllLinesAsync(path)).Select(line => JsonElement.Parse(line))];
        lines.Select(line => line.GetProperty("allowed").GetBoolean()).Should().Equal(true, false, true);
        lines[0].GetProperty("fields").EnumerateArray().Select(field => field.GetString()).Should().BeEquivalentTo(
            "event_source_url", "user_data.em", "user_data.ph", "user_data.client_ip_address", "user_data.client_user_agent", "custom_data.value", "custom_data.currency");
        lines[0].GetProperty("lawful_basis").GetString().Should().Be("consent");
        lines[0].GetProperty("policies").GetString().Should().Be("opt-in regions 1");
        lines[1].GetProperty("denial").GetString().Should().Be(ConsentReasons.Unknown);
        lines[2].GetProperty("limited_data_use").GetString().Should().Be("0/0");
        (await JsonLinesProcessingRecord.VerifyAsync(File.OpenRead(path))).IsWhole.Should().BeTrue();
        (await File.ReadAllTextAsync(path)).Should().NotContainAny("MARKERVALUE", "8.8.8.8", "shop.example");
    }

    [Fact]
    public async Task A_record_that_fails_or_hangs_costs_no_event_and_is_counted()
    {
        var record = new BrokenRecord();
        await using GatewayFixture fixture = With(builder => builder.UseProcessingRecord(record), manualClock: true);

        (await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build())).EnsureAccepted();
        record.Answer = new TaskCompletionSource().Task;
        Task<PublishReceipt> waiting = fixture.Gateway.PublishAsync(fixture.Purchase("2").Build()).AsTask();
        await fixture.NextAsync(HookTimeout);

        (await waiting.WaitAsync(GatewayFixture.Budget)).EnsureAccepted();
        fixture.Statistics.HookFailures[nameof(BrokenRecord)].Should().Be(2);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Start_up_warns_once_when_there_is_no_policy(bool hasPolicy, int warnings)
    {
        using var log = new RecordedLog();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging(logging => logging.AddProvider(log));
        ICapiGatewayBuilder gateway = builder.Services.AddCapiGateway().AddDataSource("1", "token");
        if (hasPolicy)
        {
            gateway.AddConsentPolicy<SilentPolicy>();
        }

        using IHost host = builder.Build();
        await host.StartAsync().WaitAsync(GatewayFixture.Budget);
        await host.StopAsync().WaitAsync(GatewayFixture.Budget);

        log.Lines.Count(line => line.Id.Name == "NoConsentPolicy").Should().Be(warnings);
    }

    private static GatewayFixture With(params IConsentPolicy[] policies) => With(_ => { }, policies);

    private static GatewayFixture With(IConsentPolicy policy, bool manualClock) => With(_ => { }, manualClock, policy);

    private static GatewayFixture With(Action<ICapiGatewayBuilder> build, params IConsentPolicy[] policies) => With(build, manualClock: false, policies);

    private static GatewayFixture With(Action<ICapiGatewayBuilder> build, bool manualClock, params IConsentPolicy[] policies) => new(
        build: builder =>
        {
            builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token);
            Array.ForEach(policies, policy => builder.AddConsentPolicy(policy));
            build(builder);
        },
        manualClock: manualClock);

    private sealed class SilentPolicy : IConsentPolicy
    {
        public string Name => "silent";

        public string Version => "1";

        public ValueTask<ConsentDecision> DecideAsync(ConsentContext context, CancellationToken cancellationToken) => ValueTask.FromResult(ConsentDecision.Allow);
    }

    private sealed class Scripted(Func<ConsentContext, ConsentDecision?> decide) : IConsentPolicy
    {
        public Task<ConsentDecision>? Waits { get; init; }

        public string Name => "scripted";

        public string Version => "1";

        public ValueTask<ConsentDecision> DecideAsync(ConsentContext context, CancellationToken cancellationToken) =>
            decide(context) is { } decision ? ValueTask.FromResult(decision)
            : Waits is { } waits ? new ValueTask<ConsentDecision>(waits)
            : ValueTask.FromResult<ConsentDecision>(null!);
    }

    private sealed class BrokenRecord : IProcessingRecord
    {
        public Task Answer { get; set; } = Task.FromException(new IOException("disk full"));

        public ValueTask WriteAsync(ProcessingEntry entry, CancellationToken cancellationToken) => new(Answer);
    }
}
