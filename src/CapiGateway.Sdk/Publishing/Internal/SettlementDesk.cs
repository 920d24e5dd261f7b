using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Settles what was decided about leased events of one data source: outbox first, then deduplication, ledger, listeners, journal and whoever
/// waits for room. Thread-safe.
/// </summary>
internal sealed class SettlementDesk(PumpContext context, string dataSourceId)
{
    // A store that is locked for a moment must not cost a second sending of what was answered.
    private const int SettleAttempts = 4;

    private static readonly TimeSpan SettleAgain = TimeSpan.FromSeconds(1);

    /// <summary>Settles all of a batch; what it ended is in the ledger when it returns.</summary>
    public async Task SettleAsync(BatchResult result, CancellationToken cancellationToken)
    {
        bool[] settled = await SettleAsync(result.Settlements, cancellationToken).ConfigureAwait(false);

        // Before anybody is told: a listener may publish it again.
        if (Unsent(result, settled) is { } unsent)
        {
            await context.Deduplication.EndedUnsentAsync(unsent).ConfigureAwait(false);
        }

        Count(result, settled);
        context.Journal.Record(result, settled);
        context.SpaceFreed.Set();
    }

    // What was answered must be settled even while the gateway stops, or it would be sent again.
    private async Task<bool[]> SettleAsync(ReadOnlyMemory<Settlement> settlements, CancellationToken cancellationToken)
    {
        var settled = new bool[settlements.Length];
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await context.Outbox.SettleAsync(settlements, settled, CancellationToken.None).ConfigureAwait(false);
                return settled;
            }
            catch (Exception exception) when (attempt < SettleAttempts && !cancellationToken.IsCancellationRequested)
            {
                context.Logger.SettleFailed(exception, dataSourceId);

                // Woken early when the gateway stops; then it is tried once more.
                await Task.WhenAny(Task.Delay(SettleAgain, context.Clock, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    private void Count(BatchResult result, bool[] settled)
    {
        LedgerPage page = context.Statistics.Page(dataSourceId);
        int expired = 0;
        int withdrawn = 0;
        for (int index = 0; index < result.Count; index++)
        {
            if (!result.HasEnded(index, settled))
            {
                continue;
            }

            (LeasedEvent ended, Settlement settlement) = result[index];
            Count(page, ended.Event, settlement.Kind);
            expired += settlement.Kind == SettlementKind.Expired ? 1 : 0;
            withdrawn += settlement.Kind == SettlementKind.Withdrawn ? 1 : 0;
        }

        if (expired > 0)
        {
            context.Logger.EventsExpired(dataSourceId, expired);
        }

        if (withdrawn > 0)
        {
            context.Logger.EventsWithdrawn(dataSourceId, withdrawn);
        }
    }

    private void Count(LedgerPage page, OutboxEvent ended, SettlementKind kind)
    {
        page.Count(ended.EventName, kind);
        context.Logger.Tell(dataSourceId, ended.EventName, kind);
        context.Flushes.Count(ended, kind);
        if (LossOf(kind) is { } loss)
        {
            context.Losses.Report(ended, loss);
        }
    }

    private static List<OutboxEvent>? Unsent(BatchResult result, bool[] settled)
    {
        List<OutboxEvent>? unsent = null;
        for (int index = 0; index < result.Count; index++)
        {
            if (result.HasEnded(index, settled) && result[index] is var (ended, settlement) && settlement.ReleasesClaim)
            {
                (unsent ??= []).Add(ended.Event);
            }
        }

        return unsent;
    }

    private static LossKind? LossOf(SettlementKind kind) => kind switch
    {
        SettlementKind.Buried => LossKind.Buried,
        SettlementKind.Expired => LossKind.Expired,
        SettlementKind.Withdrawn => LossKind.Withdrawn,
        _ => null,
    };
}
