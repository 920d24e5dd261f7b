using System.Buffers;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Puts accepted events into the outbox, and does what the options say when it is full.</summary>
internal sealed class OutboxIntake(PumpContext context, OutboxPump pump, IntakeGate gate, OutboxFullMode fullMode, TimeSpan enqueueTimeout)
{
    private readonly OutboxWithdrawal _withdrawal = new(context);
    private int _toldFull;

    /// <summary>Stores one event. Returns <see cref="PublishReason.None"/> when it is stored, else why not.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before it was stored.</exception>
    public async ValueTask<(PublishOutcome Outcome, PublishReason Reason)> StoreAsync(OutboxEvent entry, CancellationToken cancellationToken)
    {
        RoomSearch? search = null;
        while (true)
        {
            AppendStatus status;
            PublishReason? noRoom = null;
            try
            {
                status = await AppendAsync(entry, cancellationToken).ConfigureAwait(false);
                if (status is not (AppendStatus.Stored or AppendStatus.Duplicate))
                {
                    TellFull(entry.DataSourceId);
                    search ??= new RoomSearch(context, pump, gate, fullMode, enqueueTimeout, entry);
                    noRoom = await search.MakeRoomAsync(cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                context.Logger.OutboxAppendFailed(exception, entry.DataSourceId);
                return Refuse(entry, PublishReason.OutboxFailed);
            }

            switch (status)
            {
                case AppendStatus.Stored:
                    pump.Notify(entry);

                    // A switch may have been turned after the event was let in, and what waited withdrawn before it was stored.
                    if (context.Switches.StandingOf(entry) == Standing.Withdrawn)
                    {
                        await WithdrawAsync(entry).ConfigureAwait(false);
                    }

                    return (PublishOutcome.Accepted, PublishReason.None);
                case AppendStatus.Duplicate:
                    return (PublishOutcome.Duplicate, PublishReason.None);
            }

            if (noRoom is { } reason)
            {
                return Refuse(entry, reason);
            }
        }
    }

    private void TellFull(string dataSourceId)
    {
        if (Interlocked.Exchange(ref _toldFull, 1) == 0)
        {
            context.Logger.OutboxFull(dataSourceId);
        }
    }

    private async ValueTask WithdrawAsync(OutboxEvent entry)
    {
        try
        {
            await _withdrawal.WithdrawAsync(new SwitchedOff(entry.DataSourceId, entry.EventName), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // It does not leave: the pump asks again before each request, and withdraws what it finds.
            context.Logger.SwitchFailed(exception, entry.DataSourceId);
        }
    }

    private async ValueTask<AppendStatus> AppendAsync(OutboxEvent entry, CancellationToken cancellationToken)
    {
        OutboxEvent[] entries = ArrayPool<OutboxEvent>.Shared.Rent(1);
        AppendStatus[] statuses = ArrayPool<AppendStatus>.Shared.Rent(1);
        entries[0] = entry;
        await context.Outbox.AppendAsync(entries.AsMemory(0, 1), statuses.AsMemory(0, 1), cancellationToken).ConfigureAwait(false);

        // An outbox that throws may still be at it, so its arrays are not lent again.
        AppendStatus status = statuses[0];
        entries[0] = null!;
        ArrayPool<OutboxEvent>.Shared.Return(entries);
        ArrayPool<AppendStatus>.Shared.Return(statuses);
        return status;
    }

    private (PublishOutcome Outcome, PublishReason Reason) Refuse(OutboxEvent entry, PublishReason reason)
    {
        context.Losses.Report(entry, LossKind.Refused);
        return (PublishOutcome.Refused, reason);
    }
}
