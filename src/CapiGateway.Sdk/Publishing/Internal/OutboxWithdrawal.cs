using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Settles what waits and must not leave any more as withdrawn, whether or not it is due.</summary>
internal sealed class OutboxWithdrawal(PumpContext context)
{
    private const int AtOnce = 1_000;

    /// <summary>Withdraws what waits for a data source, all of it or what has one name; what is leased elsewhere is not there.</summary>
    public async Task WithdrawAsync(SwitchedOff target, CancellationToken cancellationToken)
    {
        var desk = new SettlementDesk(context, target.DataSourceId);
        var request = new LeaseRequest(target.DataSourceId, AtOnce, context.Settings.LeaseDuration) { EventName = target.EventName, IncludeNotDue = true };
        bool goesOn = true;
        while (goesOn)
        {
            IReadOnlyList<LeasedEvent> leased = await context.Outbox.LeaseAsync(request, cancellationToken).ConfigureAwait(false);
            var result = new BatchResult(leased.Count, context.Clock, context.Wall);
            goesOn = leased.Count > 0;
            foreach (LeasedEvent item in leased)
            {
                if (context.Switches.StandingOf(item.Event) == Standing.Withdrawn)
                {
                    result.Add(item, SettlementKind.Withdrawn);
                }
                else
                {
                    // The switch was turned back meanwhile, or the outbox does not look at names; asking again would bring it again.
                    result.GiveBack(item, TimeSpan.Zero);
                    goesOn = false;
                }
            }

            await desk.SettleAsync(result, cancellationToken).ConfigureAwait(false);
        }
    }
}
