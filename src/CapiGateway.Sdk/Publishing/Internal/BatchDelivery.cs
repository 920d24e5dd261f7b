using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Brings one leased batch to its end: sends it, splits it when Meta rejects it, and says what becomes of each event. Holds no loop over
/// the outbox and settles nothing itself.
/// </summary>
internal sealed class BatchDelivery(DataSource dataSource, AttemptPipeline attempts, DeliveryState state, DeliveryLog log, DeliverySettings settings, TimeProvider clock)
{
    /// <summary>Sends the batch; the settlements name every event of it exactly once.</summary>
    /// <remarks>Cancelling ends it at once; what is not answered by then is given back.</remarks>
    public async Task<BatchResult> DeliverAsync(LeasedEvent[] batch, AccessCredential credential, CancellationToken cancellationToken)
    {
        var result = new BatchResult(batch.Length);
        var isolated = new List<(LeasedEvent Event, DeliveryVerdict Verdict)>();
        var work = new Stack<ReadOnlyMemory<LeasedEvent>>();
        ReadOnlyMemory<LeasedEvent> alive = WithoutExpired(batch, result);
        if (!alive.IsEmpty)
        {
            work.Push(alive);
        }

        // An attempt that begins later could outlast the lease, and another pump would send the same events.
        DateTimeOffset lastStart = clock.GetUtcNow() + settings.LeaseDuration - settings.AttemptTimeout;
        while (work.TryPop(out ReadOnlyMemory<LeasedEvent> part))
        {
            if (clock.GetUtcNow() > lastStart)
            {
                work.Push(part);
                break;
            }

            DeliveryVerdict verdict = await SendAsync(part, credential, cancellationToken).ConfigureAwait(false);
            if (verdict.Kind is VerdictKind.Delivered or VerdictKind.PartlyReceived)
            {
                Take(part, verdict, result);
                Bury(isolated, result);
            }
            else if (verdict.Kind is VerdictKind.Split or VerdictKind.SplitByBytes && part.Length > 1)
            {
                PushParts(work, BatchSplitter.Split(part, verdict.Kind == VerdictKind.Split ? verdict.BlamedEventIndex : null));
            }
            else if (verdict.Kind is VerdictKind.Split or VerdictKind.SplitByBytes && !state.IsCommonCause(verdict.Code, verdict.Subcode))
            {
                isolated.Add((part.Span[0], verdict));
            }
            else
            {
                if (!cancellationToken.IsCancellationRequested)
                {
                    Pause(verdict, isolated, credential, result);
                }

                work.Push(part);
                break;
            }
        }

        GiveBack(work, isolated, result);
        return result;
    }

    private static void PushParts(Stack<ReadOnlyMemory<LeasedEvent>> work, IReadOnlyList<ReadOnlyMemory<LeasedEvent>> parts)
    {
        for (int index = parts.Count - 1; index >= 0; index--)
        {
            work.Push(parts[index]);
        }
    }

    private async Task<DeliveryVerdict> SendAsync(ReadOnlyMemory<LeasedEvent> part, AccessCredential credential, CancellationToken cancellationToken)
    {
        var events = new ReadOnlyMemory<byte>[part.Length];
        for (int index = 0; index < events.Length; index++)
        {
            events[index] = part.Span[index].Event.Payload;
        }

        try
        {
            var call = new EventsCall(dataSource, credential, part.Span[0].Event.RequestFields, events);
            EventsAnswer answer = await attempts.SendAsync(call, cancellationToken).ConfigureAwait(false);
            DeliveryVerdict verdict = GraphErrorClassifier.Classify(answer, events.Length, dataSource.Destination.Kind);
            log.Record(answer, verdict, events.Length);
            return verdict;
        }
        catch (OperationCanceledException)
        {
            // Stopping: nobody knows whether they arrived, and the same bytes go again some day.
            return new DeliveryVerdict(VerdictKind.Ambiguous);
        }
    }

    private ReadOnlyMemory<LeasedEvent> WithoutExpired(LeasedEvent[] batch, BatchResult result)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (!Array.Exists(batch, item => item.Event.ExpiresAt <= now))
        {
            return batch;
        }

        foreach (LeasedEvent expired in batch.Where(item => item.Event.ExpiresAt <= now))
        {
            result.Add(expired, SettlementKind.Expired);
        }

        return batch.Where(item => item.Event.ExpiresAt > now).ToArray();
    }

    private void Take(ReadOnlyMemory<LeasedEvent> part, DeliveryVerdict verdict, BatchResult result)
    {
        if (state.Succeeded())
        {
            log.Resumed();
        }

        foreach (LeasedEvent item in part.Span)
        {
            if (verdict.Kind == VerdictKind.Delivered)
            {
                result.Add(item, SettlementKind.Delivered);
            }
            else if (item.Attempts >= settings.UnconfirmedResends)
            {
                result.Add(item, SettlementKind.Unconfirmed);
            }
            else
            {
                result.GiveBack(item, clock.GetUtcNow() + settings.MaxBatchDelay + RetrySchedule.Shortest);
            }
        }
    }

    private void Bury(List<(LeasedEvent Event, DeliveryVerdict Verdict)> isolated, BatchResult result)
    {
        foreach ((LeasedEvent rejected, DeliveryVerdict verdict) in isolated)
        {
            result.Add(rejected, SettlementKind.Buried);
            log.Buried(verdict);
        }

        isolated.Clear();
    }

    // Events that were isolated for a cause that turns out to be common are not buried: they wait with the others.
    private void Pause(
        DeliveryVerdict verdict, List<(LeasedEvent Event, DeliveryVerdict Verdict)> isolated, AccessCredential credential, BatchResult result)
    {
        bool common = verdict.Kind is VerdictKind.Split or VerdictKind.SplitByBytes;
        DeliveryVerdict cause = common ? verdict with { Kind = VerdictKind.Paused, PauseReason = PauseReason.CommonCause } : verdict;
        if (state.Failed(cause, credential))
        {
            log.Paused(cause, state.PausedUntil);
        }

        if (!common)
        {
            Bury(isolated, result);
        }
    }

    private void GiveBack(
        Stack<ReadOnlyMemory<LeasedEvent>> work, List<(LeasedEvent Event, DeliveryVerdict Verdict)> isolated, BatchResult result)
    {
        if (work.Count == 0)
        {
            Bury(isolated, result);
            return;
        }

        foreach (LeasedEvent item in work.SelectMany(rest => rest.ToArray()).Concat(isolated.Select(entry => entry.Event)))
        {
            result.GiveBack(item, state.PausedUntil);
        }
    }
}
