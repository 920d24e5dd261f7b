using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>
/// Asks what the signals say themselves and what all policies say, combines the answers and applies them. A policy that fails denies, and
/// <paramref name="failed"/> is told its type and how it failed. Thread-safe.
/// </summary>
internal sealed class ConsentGate(
    IReadOnlyList<IConsentPolicy> policies, TimeSpan deadline, TimeProvider clock, Action<string, HookFailure> failed)
{
    public const string NoPolicy = "no policy";

    /// <summary>The policies with their versions, for the record of processing.</summary>
    public string Policies { get; } = policies.Count == 0 ? NoPolicy : string.Join(", ", policies.Select(policy => $"{policy.Name} {policy.Version}"));

    /// <summary>Whether a policy is the host's own: one of the library answers the same to the same signals whenever it is asked.</summary>
    public bool HasPoliciesOfTheHost { get; } = policies.Any(policy => policy.GetType().Assembly != typeof(ConsentGate).Assembly);

    public ValueTask<ConsentOutcome> DecideAsync(
        ConversionEvent conversion, DataSource dataSource, ConsentSignals signals, CancellationToken cancellationToken)
    {
        if (policies.Count > 0 || !ReferenceEquals(signals, ConsentSignals.None))
        {
            return FindOutAsync(conversion, dataSource, signals, cancellationToken);
        }

        // Most events of a gateway without policies know nothing, and there is nothing to find out.
        ConversionEvent? placed = EventReducer.Apply(conversion, ConsentDecision.Allow, region: null, out string? unplaced, dataSource.Fields);
        return ValueTask.FromResult(new ConsentOutcome(placed, unplaced, Policies, []));
    }

    private async ValueTask<ConsentOutcome> FindOutAsync(
        ConversionEvent conversion, DataSource dataSource, ConsentSignals signals, CancellationToken cancellationToken)
    {
        var context = new ConsentContext(conversion, dataSource, signals, clock.GetUtcNow());
        ConsentDecision decision = ExplicitSignals.Decide(signals, context.Reading);
        for (int index = 0; index < policies.Count && decision.IsAllowed; index++)
        {
            decision = ConsentDecision.Combine(decision, await AskAsync(policies[index], context, cancellationToken).ConfigureAwait(false));
        }

        ConversionEvent? reduced = EventReducer.Apply(conversion, decision, signals.Region, out string? denial, dataSource.Fields);
        return new ConsentOutcome(reduced, denial, Policies, context.Reading.Diagnostics);
    }

    private async ValueTask<ConsentDecision> AskAsync(IConsentPolicy policy, ConsentContext context, CancellationToken cancellationToken)
    {
        (ConsentDecision? decision, HookFailure failure) = await HookCall.AskAsync(
            (policy, context),
            static (state, token) => state.policy.DecideAsync(state.context, token),
            deadline,
            clock,
            cancellationToken).ConfigureAwait(false);
        if (failure == HookFailure.None)
        {
            return decision!;
        }

        failed(policy.GetType().Name, failure);
        return ConsentDecision.Deny(ConsentReasons.PolicyFailed);
    }
}
