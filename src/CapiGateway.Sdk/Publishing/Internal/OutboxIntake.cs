using System.Buffers;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Puts accepted events into the outbox, and does what the options say when it is full.</summary>
internal sealed class OutboxIntake(PumpContext context, OutboxPump pump, OutboxFullMode fullMode, TimeSpan enqueueTimeout)
{
    private readonly OutboxWithdrawal _withdrawal = new(context);
    private int _toldFull;

    /// <summary>Stores one event. Returns <see cref="PublishReason.None"/> when it is stored, else why not.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before it was stored.</exception>
    public async ValueTask<(PublishOutcome Outcome, PublishReason Reason)> StoreAsync(OutboxEvent entry, CancellationToken cancellationToken)
    {
        DateTimeOffset? deadline = null;
        while (true)
        {
            AppendStatus status;
            try
            {
                status = await AppendAsync(entry, cancellationToken).ConfigureAwait(false);
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

            if (Interlocked.Exchange(ref _toldFull, 1) == 0)
            {
                context.Logger.OutboxFull(entry.DataSourceId);
            }

            deadline ??= context.Clock.GetUtcNow() + enqueueTimeout;
            if (await MakeRoomAsync(entry.DataSourceId, deadline.Value, cancellationToken).ConfigureAwait(false) is { } reason)
            {
                return Refuse(entry, reason);
            }
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

    // Returns why there is no room, or null when it is worth another try.
    private async ValueTask<PublishReason?> MakeRoomAsync(string dataSourceId, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        switch (fullMode)
        {
            case OutboxFullMode.DropOldest:
                return await EvictOldestAsync(dataSourceId, cancellationToken).ConfigureAwait(false) ? null : PublishReason.OutboxFull;
            case OutboxFullMode.DropNewest:
                return PublishReason.OutboxFull;
        }

        if (pump.IsPaused(dataSourceId))
        {
            return PublishReason.OutboxFullWhilePaused;
        }

        TimeSpan left = deadline - context.Clock.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            return PublishReason.OutboxFull;
        }

        await context.SpaceFreed.WaitAsync(left, context.Clock, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async ValueTask<bool> EvictOldestAsync(string dataSourceId, CancellationToken cancellationToken)
    {
        var request = new LeaseRequest(dataSourceId, 1, context.Settings.LeaseDuration);
        IReadOnlyList<LeasedEvent> oldest = await context.Outbox.LeaseAsync(request, cancellationToken).ConfigureAwait(false);
        if (oldest.Count == 0)
        {
            return false;
        }

        Settlement[] evicted = [new(oldest[0].LeaseId, SettlementKind.Evicted)];
        var settled = new bool[1];
        await context.Outbox.SettleAsync(evicted, settled, CancellationToken.None).ConfigureAwait(false);
        if (!settled[0])
        {
            return true;
        }

        context.Statistics.Page(dataSourceId).Count(oldest[0].Event.EventName, SettlementKind.Evicted);
        await context.Deduplication.EndedUnsentAsync([oldest[0].Event]).ConfigureAwait(false);
        context.Losses.Report(oldest[0].Event, LossKind.Evicted);
        return true;
    }

    private (PublishOutcome Outcome, PublishReason Reason) Refuse(OutboxEvent entry, PublishReason reason)
    {
        context.Losses.Report(entry, LossKind.Refused);
        return (PublishOutcome.Refused, reason);
    }
}
