using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Counts what becomes of the events that had been accepted before a flush began, until it is over. Thread-safe.
/// </summary>
internal sealed class FlushTally(DateTimeOffset acceptedUntil, int pending, bool byPriority = false)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _sent;
    private int _lost;

    public DateTimeOffset AcceptedUntil => acceptedUntil;

    /// <summary>Whether what matters most leaves first, as there may be no time for the rest.</summary>
    public bool ByPriority => byPriority;

    /// <summary>How many events waited when the flush began: the most that it leases, so that each gets one attempt.</summary>
    public int Pending => pending;

    /// <summary>Completes when each of the events had its attempt, or the data source is paused.</summary>
    public Task Done => _done.Task;

    public FlushReport Report
    {
        get
        {
            int sent = Volatile.Read(ref _sent);
            int lost = Volatile.Read(ref _lost);
            return new FlushReport(sent, Math.Max(pending - sent - lost, 0), lost);
        }
    }

    public void Count(OutboxEvent ended, SettlementKind kind)
    {
        if (ended.AcceptedAt <= acceptedUntil)
        {
            Interlocked.Increment(ref kind is SettlementKind.Delivered or SettlementKind.Unconfirmed ? ref _sent : ref _lost);
        }
    }

    public void Complete() => _done.TrySetResult();
}
