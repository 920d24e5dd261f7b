using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Follows a turned switch: waits until what is in flight has landed, withdraws what waits, and wakes what may leave again. Where the list of
/// fields was changed, what takes off from now on heeds it, so only what is in flight is waited for.
/// </summary>
internal sealed class SwitchFollower(PumpContext context, OutboxPump pump) : ISwitchFollower
{
    private readonly OutboxWithdrawal _withdrawal = new(context);

    public async Task FollowAsync(DataSourceDirectory before, DataSourceDirectory now, CancellationToken cancellationToken)
    {
        IEnumerable<Task> landing = now.FieldsChangedSince(before).Select(id => context.Switches.WhenLandedAsync(id).WaitAsync(cancellationToken));
        IEnumerable<Task> stopping = now.SwitchedOffSince(before).Select(target => StopAsync(target, cancellationToken));
        await Task.WhenAll([.. landing, .. stopping]).ConfigureAwait(false);
        foreach (string id in now.All.Select(entry => entry.DataSource.Id))
        {
            if (now.StandingOf(id) == Standing.Leaves && before.StandingOf(id) != Standing.Leaves)
            {
                pump.Notify(id);
            }
        }
    }

    private async Task StopAsync(SwitchedOff target, CancellationToken cancellationToken)
    {
        try
        {
            // Twice: what took off while the first withdrawal ran may have leased some of it, and gives back or withdraws it before it lands.
            for (int pass = 0; pass < 2; pass++)
            {
                await context.Switches.WhenLandedAsync(target.DataSourceId).WaitAsync(cancellationToken).ConfigureAwait(false);
                await _withdrawal.WithdrawAsync(target, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing of it leaves; the pump asks again before each request, and withdraws what it finds.
            context.Logger.SwitchFailed(exception, target.DataSourceId);
            pump.Notify(target.DataSourceId);
        }
    }
}
