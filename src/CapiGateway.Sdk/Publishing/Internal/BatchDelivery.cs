using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Brings one leased batch to its end: sends it, splits it when Meta rejects it, and says what becomes of each event. Holds no loop over
/// the outbox and settles nothing itself.
/// </summary>
internal sealed class BatchDelivery(
    DataSource dataSource, AttemptPipeline attempts, DeliveryState state, ResendGroups groups, DeliveryLog log, PumpContext context)
{
    private readonly DeliverySettings _settings = context.Settings;
    private readonly TimeProvider _clock = context.Clock;
    private readonly PartialAnswers _partly = new();

    /// <summary>Sends the batch while its lease allows; the settlements name every event of it exactly once.</summary>
    /// <remarks>Cancelling ends it at once; what is not answered by then is given back.</remarks>
    public async Task<BatchResult> DeliverAsync(
        BatchPart batch, AccessCredential credential, LeaseTime lease, CancellationToken cancellationToken)
    {
        var result = new BatchResult(batch.Count, context.Clock, context.Wall);
        var search = new BatchSearch(batch);
        while (search.TryNext(out BatchPart part))
        {
            part = WithoutExpired(SwitchedOn(part, result), result);
            if (part.Count == 0)
            {
                continue;
            }

            if (_clock.GetUtcNow() > lease.SendUntil || state.IsPaused || cancellationToken.IsCancellationRequested)
            {
                search.PutBack(part);
                break;
            }

            DateTimeOffset startedAt = _clock.GetUtcNow();
            SendAttempt attempt = await SendAsync(part, credential, cancellationToken).ConfigureAwait(false);
            if (!GoesOn(search, part, attempt, credential, startedAt, result, cancellationToken))
            {
                break;
            }
        }

        End(search, result);
        return result;
    }

    private async Task<SendAttempt> SendAsync(BatchPart part, AccessCredential credential, CancellationToken cancellationToken)
    {
        var events = new ReadOnlyMemory<byte>[part.Count];
        for (int index = 0; index < events.Length; index++)
        {
            events[index] = part.Events.Span[index].Event.Payload;
        }

        using RequestScope request = log.Requests.Begin(part.Events);
        try
        {
            DataSource current = context.Switches.SettingsOf(dataSource);
            RequestFields fields = context.Switches.FieldsOf(current, part.Events.Span[0].Event.RequestFields);
            var call = new EventsCall(current, credential, fields, events);
            EventsAnswer answer = await attempts.SendAsync(call, cancellationToken).ConfigureAwait(false);
            context.Skew.Observe(answer);
            DeliveryVerdict verdict = GraphErrorClassifier.Classify(answer, events.Length, current.Destination.Kind);
            request.Answered(answer, verdict);
            log.Record(answer, verdict, events.Length);
            return new SendAttempt(answer, verdict);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping: nobody knows whether they arrived, and the same bytes go again some day.
            return SendAttempt.Stopped;
        }
    }

    // Returns whether the rest of the batch may be sent now.
    private bool GoesOn(
        BatchSearch search,
        BatchPart part,
        SendAttempt attempt,
        AccessCredential credential,
        DateTimeOffset startedAt,
        BatchResult result,
        CancellationToken cancellationToken)
    {
        switch (attempt.Verdict.Kind)
        {
            case VerdictKind.Delivered or VerdictKind.PartlyReceived:
                Take(part, attempt, startedAt, result);
                Bury(search.Accepted(), result);
                return true;
            case VerdictKind.Split or VerdictKind.SplitByBytes when part.Count > 1:
                if (search.Rejected(part, attempt.Verdict))
                {
                    return true;
                }

                PauseForCommonCause(attempt.Verdict);
                return false;
            case VerdictKind.Split or VerdictKind.SplitByBytes:
                bool isSuspicious = state.IsCommonCause(attempt.Verdict.Code, attempt.Verdict.Subcode)
                    || BatchSearch.IsTooSmallToBlame(part, attempt.Verdict, _settings.MaxBatchBytes);
                if (search.RejectedAlone(part, attempt, isSuspicious))
                {
                    PauseForCommonCause(attempt.Verdict);
                    return false;
                }

                return true;
            default:
                if (!cancellationToken.IsCancellationRequested)
                {
                    bool isPause = attempt.Verdict.IsForeign && state.IsSomebodyElse();
                    Failed(isPause ? PauseFor(PauseReason.UnexpectedAnswer, attempt.Verdict) : attempt.Verdict, credential);
                }

                PutBack(search, part, attempt, result);
                return false;
        }
    }

    // Asked before each request: a switch may have been turned since they were leased.
    private BatchPart SwitchedOn(BatchPart part, BatchResult result)
    {
        LeasedEvent[] stopped = Where(part, item => context.Switches.StandingOf(item.Event) != Standing.Leaves);
        if (stopped.Length == 0)
        {
            return part;
        }

        foreach (LeasedEvent item in stopped)
        {
            if (context.Switches.StandingOf(item.Event) == Standing.Withdrawn)
            {
                result.Add(item, SettlementKind.Withdrawn);
            }
            else
            {
                result.GiveBack(item, _settings.MaxBatchDelay + RetrySchedule.Shortest);
            }
        }

        return part with { Events = Where(part, item => !Array.Exists(stopped, other => other.LeaseId == item.LeaseId)) };
    }

    private BatchPart WithoutExpired(BatchPart part, BatchResult result)
    {
        DateTimeOffset now = context.Skew.CautiousNow;
        LeasedEvent[] expired = Where(part, item => item.Event.ExpiresAt <= now);
        if (expired.Length == 0)
        {
            return part;
        }

        foreach (LeasedEvent item in expired)
        {
            result.Add(item, SettlementKind.Expired);
        }

        return part with { Events = Where(part, item => item.Event.ExpiresAt > now) };
    }

    private void Take(BatchPart part, SendAttempt attempt, DateTimeOffset startedAt, BatchResult result)
    {
        if (state.Succeeded(startedAt))
        {
            log.Resumed();
        }

        bool isDelivered = attempt.Verdict.Kind == VerdictKind.Delivered;
        if (isDelivered)
        {
            _partly.Forget(part.Events.Span);
        }

        DeliveryAnswer answer = AnswerSummary.Of(attempt.Answer);
        foreach (LeasedEvent item in part.Events.Span)
        {
            if (isDelivered)
            {
                result.Add(item, SettlementKind.Delivered, answer);
            }
            else if (!MustNotGoTwice(item) && _partly.MayGoAgain(item.Event, _settings.UnconfirmedResends))
            {
                result.GiveBack(item, _settings.MaxBatchDelay + RetrySchedule.Shortest);
            }
            else
            {
                result.Add(item, SettlementKind.Unconfirmed, answer);
            }
        }
    }

    private void Bury(IReadOnlyList<(LeasedEvent Event, SendAttempt Attempt)> rejected, BatchResult result)
    {
        foreach ((LeasedEvent item, SendAttempt attempt) in rejected)
        {
            result.Add(item, SettlementKind.Buried, AnswerSummary.Of(attempt.Answer));
            log.Buried(attempt.Verdict);
        }
    }

    // Whoever refuses all for their size, small ones too, is not Meta.
    private void PauseForCommonCause(DeliveryVerdict verdict) =>
        Failed(PauseFor(verdict.Kind == VerdictKind.SplitByBytes ? PauseReason.UnexpectedAnswer : PauseReason.CommonCause, verdict));

    private void Failed(DeliveryVerdict verdict, AccessCredential? credential = null)
    {
        if (state.Failed(verdict, credential))
        {
            log.Paused(verdict, state.PausedUntil);
        }
    }

    private static DeliveryVerdict PauseFor(PauseReason reason, DeliveryVerdict verdict) =>
        verdict with { Kind = VerdictKind.Paused, PauseReason = reason };

    // What was sent without a usable answer goes again in the same company, unless it must not be counted twice.
    private void PutBack(BatchSearch search, BatchPart part, SendAttempt attempt, BatchResult result)
    {
        if (attempt.MayHaveArrived && Where(part, MustNotGoTwice) is { Length: > 0 } once)
        {
            DeliveryAnswer answer = AnswerSummary.Of(attempt.Answer);
            Array.ForEach(once, item => result.Add(item, SettlementKind.Buried, answer));
            log.BuriedInDoubt(once.Length);
            part = part with { Events = Where(part, item => !MustNotGoTwice(item)) };
        }

        if (part.Count > 0 && attempt.Verdict.Kind == VerdictKind.Ambiguous && attempt.MayHaveArrived)
        {
            groups.Doubt(part.Events, part.Doubts);
            part = part with { Doubts = 0 };
        }

        if (part.Count > 0)
        {
            search.PutBack(part);
        }
    }

    private bool MustNotGoTwice(LeasedEvent item) =>
        _settings.AmbiguousMessaging == AmbiguousMessaging.Bury
        && string.Equals(item.Event.ActionSource, ActionSources.BusinessMessaging, StringComparison.Ordinal);

    // What is unsent is due at once: it is the data source that waits, not the event. With a time of its own it would still be away when the
    // pause is over, and later ones would leave before it. Events that were isolated for a cause that turns out to be common are not buried:
    // they wait with the others.
    private void End(BatchSearch search, BatchResult result)
    {
        bool isCommon = search.IsCommonCause || search.IsUndecided || (search.Unsent.Count > 0 && state.Reason == PauseReason.CommonCause);
        foreach (BatchPart part in search.Unsent)
        {
            if (part.Doubts > 0)
            {
                groups.Remember(part.Events, part.Doubts);
            }

            foreach (LeasedEvent item in part.Events.Span)
            {
                result.GiveBack(item, TimeSpan.Zero);
            }
        }

        if (!isCommon)
        {
            Bury(search.TakeIsolated(), result);
        }

        foreach ((LeasedEvent item, _) in search.TakeIsolated())
        {
            result.GiveBack(item, TimeSpan.Zero);
        }
    }

    private static LeasedEvent[] Where(BatchPart part, Predicate<LeasedEvent> fits)
    {
        ReadOnlySpan<LeasedEvent> events = part.Events.Span;
        List<LeasedEvent>? found = null;
        foreach (LeasedEvent item in events)
        {
            if (fits(item))
            {
                (found ??= []).Add(item);
            }
        }

        return found is null ? [] : [.. found];
    }
}
