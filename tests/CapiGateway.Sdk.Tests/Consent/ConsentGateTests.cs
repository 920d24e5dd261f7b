using System.Collections.ObjectModel;
using System.Reflection;
using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Consent.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Telemetry;
using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Tests.Consent;

public sealed class ConsentGateTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    private readonly ManualTimeProvider _clock = new();
    private readonly List<HookFailure> _failures = [];

    [Fact]
    public async Task A_policy_that_throws_denies_and_is_counted()
    {
        ConsentOutcome outcome = await DecideAsync(new Scripted(_ => throw new InvalidOperationException("marker")));

        outcome.Denial.Should().Be(ConsentReasons.PolicyFailed);
        _failures.Should().Equal(HookFailure.Threw);
    }

    [Fact]
    public async Task A_policy_that_answers_nothing_denies_and_is_counted()
    {
        ConsentOutcome outcome = await DecideAsync(new Scripted(_ => ValueTask.FromResult<ConsentDecision>(null!)));

        outcome.Denial.Should().Be(ConsentReasons.PolicyFailed);
        _failures.Should().Equal(HookFailure.NoAnswer);
    }

    [Fact]
    public async Task A_policy_that_hangs_denies_at_its_deadline_and_is_counted()
    {
        var never = new TaskCompletionSource<ConsentDecision>();
        Task<ConsentOutcome> outcome = DecideAsync(new Scripted(_ => new ValueTask<ConsentDecision>(never.Task)));
        await _clock.WaitForTimerAsync(Deadline).WaitAsync(Budget);
        _clock.Advance(Deadline);

        (await outcome.WaitAsync(Budget)).Denial.Should().Be(ConsentReasons.PolicyFailed);
        _failures.Should().Equal(HookFailure.TimedOut);
    }

    [Fact]
    public async Task Answers_of_all_policies_are_combined_and_applied()
    {
        ConsentOutcome outcome = await DecideAsync(
            new Scripted(_ => ValueTask.FromResult(ConsentDecision.AllowWithout("user_data.em", "event_source_url", "custom_data.*"))),
            new Scripted(_ => ValueTask.FromResult(ConsentDecision.AllowWith(LimitedDataUse.Geolocate))));

        ConversionEvent sent = outcome.Conversion!;
        sent.UserData.FieldNames.Should().BeEquivalentTo("ph", "client_user_agent", "client_ip_address", "fbc", "fbp");
        sent.CustomData.IsEmpty.Should().BeTrue();
        sent.EventSourceUrl.Should().BeNull();
        sent.LimitedDataUse.Should().Be(LimitedDataUse.Geolocate);
        outcome.Policies.Should().Be("scripted 3, scripted 3");
    }

    [Fact]
    public async Task What_a_policy_leaves_out_is_left_out_wherever_it_stands()
    {
        ConversionEvent whole = ConversionEvent.Lead()
            .FromApp(new ExtendedDeviceInfo("a2", "10"), advertiserTrackingEnabled: true)
            .WithAppData(app => app.Property("kept", "k"))
            .WithReferrer("https://example.org/")
            .WithCustomerSegmentation(CustomerSegments.NewToBusiness)
            .WithAdvancedMeasurementTable("table")
            .WithOriginalEvent("Purchase", orderId: "O1")
            .WithAttribution(attribution => attribution.AdId("1").Share(0.5m))
            .WithProperty("note", "n")
            .WithProperty("kept", "k")
            .WithUser(user => user.Email("a@example.com"))
            .Build();

        ConsentOutcome outcome = await DecideAsync(whole, new Scripted(_ => ValueTask.FromResult(ConsentDecision.AllowWithout(
            "app_data.extinfo",
            "app_data.advertiser_tracking_enabled",
            "app_data.application_tracking_enabled",
            "referrer_url",
            "customer_segmentation",
            "advanced_measurement_table",
            "original_event_data.order_id",
            "attribution_data.*",
            "note"))));

        outcome.Conversion!.Should().Be(ConversionEvent.Lead()
            .WithEventId(whole.EventId)
            .WithEventTime(whole.EventTime)
            .From(ActionSources.App)
            .WithAppData(app => app.Property("kept", "k"))
            .WithOriginalEvent("Purchase")
            .WithProperty("kept", "k")
            .WithUser(user => user.Email("a@example.com"))
            .Build());
    }

    [Fact]
    public async Task All_of_an_object_is_left_out_by_the_name_of_the_object()
    {
        ConsentOutcome outcome = await DecideAsync(new Scripted(_ => ValueTask.FromResult(ConsentDecision.AllowWithout("custom_data"))));

        outcome.Conversion!.CustomData.IsEmpty.Should().BeTrue();
        outcome.Conversion.UserData.IsEmpty.Should().BeFalse();
    }

    [Theory]
    [InlineData("event_name")]
    [InlineData("event_time")]
    [InlineData("event_id")]
    [InlineData("action_source")]
    [InlineData("opt_out")]
    [InlineData("data_processing_options")]
    public async Task An_event_that_cannot_go_without_a_field_is_denied(string field)
    {
        ConversionEvent whole = ConversionEvent.Lead().FromOther().WithOptOut().WithLimitedDataUse(LimitedDataUse.Off)
            .WithUser(user => user.Email("a@example.com")).Build();
        ConversionEvent plain = ConversionEvent.Lead().FromOther().WithUser(user => user.Email("a@example.com")).Build();
        var policy = new Scripted(_ => ValueTask.FromResult(ConsentDecision.AllowWithout(field)));

        ConsentOutcome outcome = await DecideAsync(whole, policy);
        ConsentOutcome ofPlain = await DecideAsync(plain, policy);

        outcome.Denial.Should().Be(ConsentReasons.TooLittleLeft);
        ofPlain.Denial.Should().Be(field is "opt_out" or "data_processing_options" ? null : ConsentReasons.TooLittleLeft);
    }

    [Fact]
    public async Task An_event_without_its_address_cannot_be_geolocated()
    {
        ConsentOutcome outcome = await DecideAsync(
            new Scripted(_ => ValueTask.FromResult(ConsentDecision.AllowWithout("user_data.*"))),
            new Scripted(_ => ValueTask.FromResult(ConsentDecision.AllowWith(LimitedDataUse.Geolocate))));

        outcome.Conversion.Should().BeNull();
        outcome.Denial.Should().Be(ConsentReasons.LimitedDataUseUnresolved);
    }

    [Fact]
    public async Task Without_a_policy_nothing_is_taken_away_and_the_record_says_so()
    {
        ConsentOutcome outcome = await DecideAsync();

        outcome.Conversion.Should().BeSameAs(outcome.Conversion).And.Be(Asked.Event());
        outcome.Policies.Should().Be("no policy");
    }

    [Fact]
    public void A_reduced_event_keeps_every_other_property()
    {
        ConversionEvent conversion = ConversionEvent.Purchase(1, "USD").FromWebsite("https://example.com/", "agent").WithReferrer("https://example.org/")
            .WithOptOut().ForAccount("a").WithTestEventCode("TEST1").WithConsent(Asked.Signals("DE")).WithSecPurpose("prefetch").WithUser(user => user.Email("x@example.com").Email("bad")).Build();
        ConversionEvent copy = conversion.Reduce(_ => false, conversion.LimitedDataUse);

        foreach (PropertyInfo property in typeof(ConversionEvent).GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        {
            property.GetValue(copy).Should().BeEquivalentTo(property.GetValue(conversion), property.Name);
        }
    }

    [Fact]
    public async Task Current_signals_count_and_stored_ones_where_there_are_none()
    {
        ConsentSignals[] stored = [Asked.Signals() with { SubjectKey = "a" }, Asked.Signals() with { SubjectKey = "b" }, Asked.Signals()];
        ConsentSignals now = Asked.Signals("DE", ConsentState.Denied);

        (await Current(new Source(keys => new Dictionary<string, ConsentSignals>(StringComparer.Ordinal) { ["a"] = now })).GetAsync(stored, CancellationToken.None))
            .Should().Equal(now, stored[1], stored[2]);
        (await Current(new Source(_ => throw new InvalidOperationException())).GetAsync(stored, CancellationToken.None)).Should().Equal(stored);
        (await Current(source: null).GetAsync(stored, CancellationToken.None)).Should().Equal(stored);
        _failures.Should().Equal(HookFailure.Threw);
    }

    [Fact]
    public async Task An_answer_that_is_nonsense_lets_the_stored_signals_count()
    {
        ConsentSignals[] stored = [Asked.Signals() with { SubjectKey = "a" }];

        (await Current(new Source(_ => null!)).GetAsync(stored, CancellationToken.None)).Should().Equal(stored);
        (await Current(new Source(_ => new ThrowingDictionary())).GetAsync(stored, CancellationToken.None)).Should().Equal(stored);
        (await Current(new Source(_ => new Dictionary<string, ConsentSignals>(StringComparer.Ordinal) { ["a"] = null! })).GetAsync(stored, CancellationToken.None))
            .Should().Equal(stored);
        _failures.Should().Equal(HookFailure.NoAnswer, HookFailure.Threw);
    }

    private CurrentSignals Current(IConsentSignalsSource? source) => new(source, Deadline, _clock, (_, failure) => _failures.Add(failure));

    private Task<ConsentOutcome> DecideAsync(params IConsentPolicy[] policies) => DecideAsync(Asked.Event(), policies);

    private Task<ConsentOutcome> DecideAsync(ConversionEvent conversion, params IConsentPolicy[] policies) =>
        new ConsentGate(policies, Deadline, _clock, (_, failure) => _failures.Add(failure))
            .DecideAsync(conversion, Asked.Source, ConsentSignals.None, CancellationToken.None).AsTask();

    private sealed class Scripted(Func<ConsentContext, ValueTask<ConsentDecision>> decide) : IConsentPolicy
    {
        public string Name => "scripted";

        public string Version => "3";

        public ValueTask<ConsentDecision> DecideAsync(ConsentContext context, CancellationToken cancellationToken) => decide(context);
    }

    private sealed class Source(Func<IReadOnlyCollection<string>, IReadOnlyDictionary<string, ConsentSignals>> answer) : IConsentSignalsSource
    {
        public ValueTask<IReadOnlyDictionary<string, ConsentSignals>> GetCurrentAsync(
            IReadOnlyCollection<string> subjectKeys, CancellationToken cancellationToken) => ValueTask.FromResult(answer(subjectKeys));
    }

    private sealed class ThrowingDictionary : ReadOnlyDictionary<string, ConsentSignals>, IReadOnlyDictionary<string, ConsentSignals>
    {
        public ThrowingDictionary()
            : base(new Dictionary<string, ConsentSignals>(StringComparer.Ordinal))
        {
        }

        bool IReadOnlyDictionary<string, ConsentSignals>.TryGetValue(string key, out ConsentSignals value) => throw new InvalidOperationException();
    }
}
