using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// What waits, for a reader that cannot wait itself: the present status where the outbox answers at once, else the last one that it gave.
/// Thread-safe.
/// </summary>
internal sealed class OutboxProbe(IEventOutbox outbox)
{
    private OutboxStatus _last = new([]);
    private int _asking;

    public OutboxStatus Read()
    {
        if (Interlocked.Exchange(ref _asking, 1) == 0)
        {
            _ = AskAsync();
        }

        return Volatile.Read(ref _last);
    }

    private async Task AskAsync()
    {
        try
        {
            Volatile.Write(ref _last, await outbox.GetStatusAsync(CancellationToken.None).ConfigureAwait(false));
        }
        catch (Exception)
        {
            // An outbox of the host: whoever reads metrics gets the last answer, and health says that there is none.
            return;
        }
        finally
        {
            Volatile.Write(ref _asking, 0);
        }
    }
}
