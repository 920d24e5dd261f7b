namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What a flush asks of one data source: one attempt for each event that waited when it began. Thread-safe.</summary>
/// <param name="acceptedUntil">What was accepted later is not its business.</param>
/// <param name="pending">How many events waited: the most that it leases, so that each gets one attempt.</param>
/// <param name="byPriority">Whether what matters most leaves first, as there may be no time for the rest.</param>
internal sealed class FlushTurn(DateTimeOffset acceptedUntil, int pending, bool byPriority)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DateTimeOffset AcceptedUntil => acceptedUntil;

    public bool ByPriority => byPriority;

    public int Pending => pending;

    /// <summary>Completes when each of the events had its attempt, or the data source is paused.</summary>
    public Task Done => _done.Task;

    public void Complete() => _done.TrySetResult();
}
