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

    /// <summary>The flush that counts what ends now; <see langword="null"/> most of the time.</summary>
    public FlushTally? Tally { get; set; }

    /// <summary>Settles all of a batch; what it ended is in the ledger when it returns.</summary>
    public async Task SettleAsync(BatchResult result, CancellationToken cancellationToken)
    {
        bool[] settled = await SettleAsync(result.Settlements, cancellationToken).ConfigureAwait(false);

        // Before anybody is told: a listener may publish it again.
        await context.Deduplication.EndedUnsentAsync([.. result.Ended(settled).Where(static ended => ended.Settlement.ReleasesClaim).Select(ended => ended.Event.Event)]).ConfigureAwait(false);
        foreach (IGrouping<SettlementKind, OutboxEvent> end in result.Ended(settled).GroupBy(ended => ended.Settlement.Kind, ended => ended.Event.Event))
        {
            Count(end.Key, [.. end]);
        }

        context.Journal.Record(result.Ended(settled));
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

    private void Count(SettlementKind kind, OutboxEvent[] ended)
    {
        LedgerPage page = context.Statistics.Page(dataSourceId);
        if (kind == SettlementKind.Expired)
        {
            context.Logger.EventsExpired(dataSourceId, ended.Length);
        }
        else if (kind == SettlementKind.Withdrawn)
        {
            context.Logger.EventsWithdrawn(dataSourceId, ended.Length);
        }

        foreach (OutboxEvent one in ended)
        {
            page.Count(one.EventName, kind);
            context.Logger.Tell(dataSourceId, one.EventName, kind);
            Tally?.Count(one, kind);
            if (LossOf(kind) is { } loss)
            {
                context.Losses.Report(one, loss);
            }
        }
    }

    private static LossKind? LossOf(SettlementKind kind) => kind switch
    {
        SettlementKind.Buried => LossKind.Buried,
        SettlementKind.Expired => LossKind.Expired,
        SettlementKind.Withdrawn => LossKind.Withdrawn,
        _ => null,
    };
}
