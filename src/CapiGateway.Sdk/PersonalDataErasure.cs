using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk;

/// <summary>
/// Erases a person from what a gateway keeps: events that wait, dead letters and the delivery journal. Resolve it from the container.
/// </summary>
/// <remarks>
/// Thread-safe. An event whose request is under way while its person is erased may still reach Meta. What Meta has is erased at Meta.
/// </remarks>
public sealed class PersonalDataErasure
{
    private readonly IEventOutbox _outbox;
    private readonly IDeliveryJournal _journal;
    private readonly GatewayStatistics _statistics;
    private readonly ILogger _logger;

    internal PersonalDataErasure(IEventOutbox outbox, IDeliveryJournal journal, GatewayStatistics statistics, ILogger logger)
    {
        _outbox = outbox;
        _journal = journal;
        _statistics = statistics;
        _logger = logger;
    }

    /// <summary>Erases a person by the host's key.</summary>
    /// <param name="subjectKey">The key that the events' consent signals hold.</param>
    /// <param name="cancellationToken">Cancels the call; what is erased by then stays erased.</param>
    /// <returns>What was erased. The ledger counts what waited as erased.</returns>
    /// <exception cref="ArgumentException">The key is <see langword="null"/> or blank.</exception>
    public Task<ErasureResult> EraseAsync(string subjectKey, CancellationToken cancellationToken = default) =>
        EraseAsync(ErasureRequest.ForSubject(subjectKey), cancellationToken);

    /// <summary>
    /// Erases a person by the digest of an identifier. The journal holds no digests: what it has of the person, without values, goes after its
    /// retention or by the subject key.
    /// </summary>
    /// <param name="digest">The digest of an e-mail address, a telephone number or any other identifier that was sent.</param>
    /// <param name="cancellationToken">Cancels the call; what is erased by then stays erased.</param>
    /// <returns>What was erased. The ledger counts what waited as erased.</returns>
    /// <exception cref="ArgumentException">The digest is <see cref="Sha256Digest.None"/>.</exception>
    public Task<ErasureResult> EraseAsync(Sha256Digest digest, CancellationToken cancellationToken = default) =>
        EraseAsync(ErasureRequest.ForDigest(digest), cancellationToken);

    private async Task<ErasureResult> EraseAsync(ErasureRequest request, CancellationToken cancellationToken)
    {
        // One store may be all of them.
        ErasureResult erased = ErasureResult.None;
        foreach (IPersonalDataStore store in new object[] { _outbox, _journal }.Distinct().OfType<IPersonalDataStore>())
        {
            ErasureResult here = await store.EraseAsync(request, cancellationToken).ConfigureAwait(false);
            foreach ((string dataSourceId, int events) in here.Waiting)
            {
                _statistics.Page(dataSourceId).CountErased(events);
                _logger.EventsErased(dataSourceId, events);
            }

            erased = Sum(erased, here);
        }

        return erased;
    }

    private static ErasureResult Sum(ErasureResult left, ErasureResult right) => new(
        left.Waiting.Concat(right.Waiting).GroupBy(one => one.Key).ToDictionary(one => one.Key, one => one.Sum(each => each.Value), StringComparer.Ordinal),
        left.DeadLetters + right.DeadLetters,
        left.JournalEntries + right.JournalEntries);
}
