using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Settles what waits and must not leave any more as withdrawn, whether or not it is due.</summary>
internal sealed class OutboxWithdrawal(PumpContext context)
{
    private const int AtOnce = 1_000;

    /// <summary>Withdraws what waits for a data source, all of it or what has one name; what is leased elsewhere is not there.</summary>
    public async Task WithdrawAsync(SwitchedOff target, CancellationToken cancellationToken)
    {
        var request = new LeaseRequest(target.DataSourceId, AtOnce, context.Settings.LeaseDuration) { EventName = target.EventName, IncludeNotDue = true };
        int withdrawn = 0;
        while (true)
        {
            IReadOnlyList<LeasedEvent> leased = await context.Outbox.LeaseAsync(request, cancellationToken).ConfigureAwait(false);
            int ended = leased.Count == 0 ? 0 : await SettleAsync(leased, target).ConfigureAwait(false);
            withdrawn += ended;

            // What was given back would be leased again at once.
            if (ended < leased.Count || leased.Count == 0)
            {
                break;
            }
        }

        if (withdrawn > 0)
        {
            context.Logger.EventsWithdrawn(target.DataSourceId, withdrawn);
            context.SpaceFreed.Set();
        }
    }

    // Returns how many were withdrawn; a switch that was turned back meanwhile lets the others go.
    private async Task<int> SettleAsync(IReadOnlyList<LeasedEvent> leased, SwitchedOff target)
    {
        DateTimeOffset now = context.Clock.GetUtcNow();
        Settlement[] settlements = [.. leased.Select(item => context.Switches.StandingOf(item.Event) == Standing.Withdrawn
            ? new Settlement(item.LeaseId, SettlementKind.Withdrawn)
            : new Settlement(item.LeaseId, SettlementKind.GivenBack, now))];
        var settled = new bool[settlements.Length];

        // Not cancelled: what is leased already would otherwise be stuck until the lease ends.
        await context.Outbox.SettleAsync(settlements, settled, CancellationToken.None).ConfigureAwait(false);
        int ended = 0;
        for (int index = 0; index < settlements.Length; index++)
        {
            if (settled[index] && settlements[index].Kind == SettlementKind.Withdrawn)
            {
                ended++;
                context.Statistics.Page(target.DataSourceId).Count(SettlementKind.Withdrawn, 1);
                context.Losses.Report(leased[index].Event, LossKind.Withdrawn);
            }
        }

        return ended;
    }
}
