using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// How a gateway ends, step by step. Each step has a deadline and none can stop the next, for the outbox, the HTTP handler and the hooks may
/// be the host's, and may throw or never answer.
/// </summary>
internal sealed class GatewayEnd(GatewayParts parts)
{
    private static readonly TimeSpan StepDeadline = TimeSpan.FromSeconds(5);

    // A host that is out of time waits a moment for what ends by itself: what was answered is settled, or it would be sent again.
    private static readonly TimeSpan HostOutOfTime = TimeSpan.FromSeconds(1);

    private TimeSpan _drained;

    /// <summary>Drains, within what is left of the one budget for draining while the host stops and at the end; what the other services of
    /// the host take to stop is not on it.</summary>
    public async Task<FlushReport> DrainAsync(CancellationToken cancellationToken)
    {
        TimeSpan budget = parts.Options.ShutdownTimeout - _drained;
        if (budget <= TimeSpan.Zero || cancellationToken.IsCancellationRequested)
        {
            return default;
        }

        long startedAt = parts.Clock.GetTimestamp();
        try
        {
            return await parts.Pump.FlushAsync(budget, byPriority: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            parts.Logger.DrainFailed(exception, parts.Name);
            return default;
        }
        finally
        {
            _drained += parts.Clock.GetElapsedTime(startedAt);
        }
    }

    /// <summary>Takes nothing in any more, drains for the last time, and reports. Never throws.</summary>
    public async Task<FlushReport> EndAsync(CancellationToken cancellationToken)
    {
        await WaitAsync(parts.Gate.CloseAsync(), "those who publish", cancellationToken).ConfigureAwait(false);
        FlushReport report = await DrainAsync(cancellationToken).ConfigureAwait(false);
        await WaitAsync(parts.Pump.StopAsync(), "the requests that are under way", cancellationToken).ConfigureAwait(false);
        await WaitAsync(parts.Watch.StopAsync(), "the switches that are followed", cancellationToken).ConfigureAwait(false);
        await parts.Journal.WhenIdleAsync(parts.Clock).ConfigureAwait(false);
        if (parts.Telemetry.Handover is { } handover)
        {
            await handover.HandOverAsync().ConfigureAwait(false);
        }

        return await ReportAsync(report, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says what is left, and what is lost with the memory of the process. Never throws.</summary>
    public async Task<FlushReport> ReportAsync(FlushReport flushed, CancellationToken cancellationToken)
    {
        Task<int> counting = CountAsync();
        int left = await WaitAsync(counting, "the outbox to say what is left", cancellationToken).ConfigureAwait(false)
            ? await counting.ConfigureAwait(false)
            : parts.Pump.PendingByLedger;
        if (parts.InMemory is { } inMemory && left > 0)
        {
            IReadOnlyList<OutboxEvent> abandoned = inMemory.Abandon();
            await parts.Deduplication.EndedUnsentAsync(abandoned).ConfigureAwait(false);
            foreach (OutboxEvent one in abandoned)
            {
                parts.Losses.Report(one, LossKind.Abandoned);
            }

            parts.Logger.EventsAbandoned(parts.Name, left);
            flushed = flushed with { Left = 0, Lost = flushed.Lost + left };
        }
        else
        {
            flushed = flushed with { Left = left };
        }

        if (flushed != default)
        {
            parts.Logger.GatewayDrained(parts.Name, flushed.Sent, flushed.Left, flushed.Lost);
        }

        return flushed;
    }

    // Whether it throws at once or later must make no difference.
    private async Task<int> CountAsync() => (await parts.Outbox.GetStatusAsync(CancellationToken.None).ConfigureAwait(false)).Events;

    // Returns whether the step came to its end; what did not goes on, and nobody waits for it.
    private async Task<bool> WaitAsync(Task step, string name, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(StepDeadline, parts.Clock);
        using CancellationTokenRegistration hurry = cancellationToken.Register(() => over.CancelAfter(HostOutOfTime));
        try
        {
            await step.WaitAsync(over.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
        {
            parts.Logger.StopAbandoned(exception, parts.Name, name);
            return false;
        }
    }
}
