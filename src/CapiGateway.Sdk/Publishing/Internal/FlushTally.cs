using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Counts what becomes of the events that had been accepted before a flush began, whoever ends them, until it is over. Thread-safe.
/// </summary>
internal sealed class FlushTally(DateTimeOffset acceptedUntil)
{
    private int _expected;
    private int _sent;
    private int _lost;

    public DateTimeOffset AcceptedUntil => acceptedUntil;

    public FlushReport Report
    {
        get
        {
            int sent = Volatile.Read(ref _sent);
            int lost = Volatile.Read(ref _lost);
            return new FlushReport(sent, Math.Max(Volatile.Read(ref _expected) - sent - lost, 0), lost);
        }
    }

    /// <summary>So many events wait at this moment, beside those that came to an end since the flush began.</summary>
    public void Expect(int waiting) => Volatile.Write(ref _expected, waiting + Volatile.Read(ref _sent) + Volatile.Read(ref _lost));

    public void Count(OutboxEvent ended, SettlementKind kind)
    {
        if (ended.AcceptedAt <= acceptedUntil)
        {
            Interlocked.Increment(ref kind is SettlementKind.Delivered or SettlementKind.Unconfirmed ? ref _sent : ref _lost);
        }
    }
}
