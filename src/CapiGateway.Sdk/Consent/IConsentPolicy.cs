namespace CapiGateway.Sdk.Consent;

/// <summary>Decides whether an event may be sent, and how much of it.</summary>
/// <remarks>
/// <para>A singleton; it must be safe for concurrent use, and must not block its thread. All policies are asked; the strictest answer wins,
/// field by field (<see cref="ConsentDecision.Combine"/>). A policy that has nothing to say allows.</para>
/// <para>
/// A policy that throws, gives no answer, or does not answer within its deadline denies the event (<see cref="ConsentReasons.PolicyFailed"/>)
/// and is counted: what nobody allowed is not sent.
/// </para>
/// </remarks>
public interface IConsentPolicy
{
    /// <summary>What the record of processing calls it. Fixed.</summary>
    string Name { get; }

    /// <summary>The version of its rules, for the record of processing. Fixed.</summary>
    string Version { get; }

    /// <summary>Decides.</summary>
    /// <param name="context">The event, where it goes, and what is known.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The decision.</returns>
    ValueTask<ConsentDecision> DecideAsync(ConsentContext context, CancellationToken cancellationToken);
}
