using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent;

/// <summary>Knows what people say now, for events that waited before they are sent.</summary>
/// <remarks>
/// A singleton; it must be safe for concurrent use. It is asked once for each batch and has a deadline; where it throws, is late, or does not
/// know a key, the signals stored with the event count. Whatever it answers, a decision at that time can only take away, add Limited Data Use
/// or withdraw: what the door left out does not come back.
/// </remarks>
public interface IConsentSignalsSource
{
    /// <summary>Looks up current signals.</summary>
    /// <param name="subjectKeys">The keys that the host set in <see cref="ConsentSignals.SubjectKey"/>, each once.</param>
    /// <param name="cancellationToken">Cancelled when the gateway stops.</param>
    /// <returns>The signals of the keys that are known; others may be left out.</returns>
    ValueTask<IReadOnlyDictionary<string, ConsentSignals>> GetCurrentAsync(
        IReadOnlyCollection<string> subjectKeys, CancellationToken cancellationToken);
}
