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

    private Task<ConsentOutcome> DecideAsync(params IConsentPolicy[] policies) =>
        new ConsentGate(policies, Deadline, _clock, (_, failure) => _failures.Add(failure))
            .DecideAsync(Asked.Event(), Asked.Source, ConsentSignals.None, CancellationToken.None).AsTask();

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
