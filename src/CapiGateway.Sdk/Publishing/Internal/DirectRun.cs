using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// One run of <see cref="DirectSender"/>: retries by Polly within one budget of time for all its requests, splits what Meta rejects until the
/// bad events are alone. What no event can be blamed for ends the run. The lease id of an event is its index among the results.
/// </summary>
internal sealed class DirectRun
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly EventsEndpoint _endpoint;
    private readonly SwitchBoard _switches;
    private readonly FieldRecheck _recheck;
    private readonly DirectLedger _ledger;
    private readonly DataSource _dataSource;
    private readonly AccessCredential _credential;
    private readonly CapiGatewayOptions _options;
    private readonly TimeProvider _clock;
    private readonly SendResult[] _results;
    private readonly ResiliencePipeline<SendAttempt> _pipeline;
    private readonly RefusalStreak _refusals = new();
    private readonly long _startedAt;
    private int _requests;
    private TimeSpan? _lastWait;
    private SendAttempt? _end;

    public DirectRun(
        EventsEndpoint endpoint,
        SwitchBoard switches,
        FieldRecheck recheck,
        DirectLedger ledger,
        DataSource dataSource,
        AccessCredential credential,
        CapiGatewayOptions options,
        TimeProvider clock,
        SendResult[] results)
    {
        _endpoint = endpoint;
        _switches = switches;
        _recheck = recheck;
        _ledger = ledger;
        _dataSource = dataSource;
        _credential = credential;
        _options = options;
        _clock = clock;
        _results = results;
        _startedAt = clock.GetTimestamp();

        // The outer timeout is the budget of all attempts, the inner one that of each.
        _pipeline = new ResiliencePipelineBuilder<SendAttempt> { TimeProvider = clock }
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = _ => ValueTask.FromResult(Left) })
            .AddRetry(new RetryStrategyOptions<SendAttempt>
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryBaseDelay,
                MaxDelay = options.RetryMaxDelay,
                ShouldHandle = new PredicateBuilder<SendAttempt>()
                    .Handle<TimeoutRejectedException>()
                    .HandleResult(static attempt => attempt.IsWorthRetrying),
                DelayGenerator = _ => ValueTask.FromResult(_lastWait),
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();
    }

    public int Requests => _requests;

    // A timeout of nothing would be none at all.
    private TimeSpan Left => _options.SendTimeout - _clock.GetElapsedTime(_startedAt) is var left && left > Shortest ? left : Shortest;

    private bool IsOver => Left == Shortest;

    public async Task DeliverAsync(LeasedEvent[] batch, CancellationToken cancellationToken)
    {
        using IDisposable flight = _switches.TakeOff(_dataSource.Id);
        var search = new BatchSearch(new BatchPart(WithinFields(batch)));
        while (_end is null && search.TryNext(out BatchPart next))
        {
            var part = new BatchPart(SwitchedOn(next.Events));
            if (part.Count == 0)
            {
                continue;
            }

            SendAttempt attempt = IsOver ? SendAttempt.OutOfTime : await SendAsync(part.Events, cancellationToken).ConfigureAwait(false);
            if (attempt == SendAttempt.SwitchedOff)
            {
                search.PutBack(part);
            }
            else if (!GoesOn(search, part, attempt))
            {
                _end = attempt;
            }
        }

        End(search);
    }

    // Returns whether the rest may be sent now.
    private bool GoesOn(BatchSearch search, BatchPart part, SendAttempt attempt)
    {
        switch (attempt.Verdict.Kind)
        {
            case VerdictKind.Delivered or VerdictKind.PartlyReceived:
                _refusals.Accepted();
                Tell(part, attempt);
                TellRejected(search.Accepted());
                return true;
            case VerdictKind.Split or VerdictKind.SplitByBytes when part.Count > 1:
                return search.Rejected(part, attempt.Verdict);
            case VerdictKind.Split or VerdictKind.SplitByBytes:
                bool isSuspicious = _refusals.IsCommonCause(attempt.Verdict.Code, attempt.Verdict.Subcode)
                    || BatchSearch.IsTooSmallToBlame(part, attempt.Verdict, _options.MaxBatchBytes);
                return !search.RejectedAlone(part, attempt, isSuspicious);
            default:
                search.PutBack(part);
                return false;
        }
    }

    // What ended the run is told of all that it kept from being sent, and of those that were rejected for what turned out to be no fault of
    // theirs.
    private void End(BatchSearch search)
    {
        if (!search.IsCommonCause && !search.IsUndecided)
        {
            TellRejected(search.TakeIsolated());
        }

        foreach ((LeasedEvent item, SendAttempt attempt) in search.TakeIsolated())
        {
            Tell(item, attempt, SendOutcome.Failed);
        }

        while (search.TryNext(out BatchPart part))
        {
            foreach (LeasedEvent item in part.Events.Span)
            {
                Tell(item, _end!, SendOutcome.Failed);
            }
        }
    }

    // Asked after taking off: whoever shortens the list of fields since then waits for this flight.
    private LeasedEvent[] WithinFields(LeasedEvent[] batch)
    {
        FieldAllowList fields = _switches.SettingsOf(_dataSource).Fields;
        if (fields == _dataSource.Fields)
        {
            return batch;
        }

        var within = new List<LeasedEvent>(batch.Length);
        foreach (LeasedEvent item in batch)
        {
            if (_recheck.Within(item.Event, fields) is { } entry)
            {
                within.Add(item with { Event = entry });
            }
            else
            {
                _results[item.LeaseId] = _results[item.LeaseId] with { Publish = PublishOutcome.Invalid };
            }
        }

        return [.. within];
    }

    private ReadOnlyMemory<LeasedEvent> SwitchedOn(ReadOnlyMemory<LeasedEvent> part)
    {
        if (IsSwitchedOn(part))
        {
            return part;
        }

        foreach (LeasedEvent item in part.Span)
        {
            if (_switches.StandingOf(item.Event) != Standing.Leaves)
            {
                _results[item.LeaseId] = _results[item.LeaseId] with { Publish = _switches.RefusalOf(item.Event.DataSourceId) };
            }
        }

        return part.ToArray().Where(item => _results[item.LeaseId].Publish == PublishOutcome.Accepted).ToArray();
    }

    private bool IsSwitchedOn(ReadOnlyMemory<LeasedEvent> part)
    {
        foreach (LeasedEvent item in part.Span)
        {
            if (_switches.StandingOf(item.Event) != Standing.Leaves)
            {
                return false;
            }
        }

        return true;
    }

    private async Task<SendAttempt> SendAsync(ReadOnlyMemory<LeasedEvent> part, CancellationToken cancellationToken)
    {
        var payloads = new ReadOnlyMemory<byte>[part.Length];
        for (int index = 0; index < payloads.Length; index++)
        {
            payloads[index] = part.Span[index].Event.Payload;
        }

        var call = new EventsCall(_dataSource, _credential, part.Span[0].Event.RequestFields, payloads);
        SendAttempt? last = null;
        try
        {
            return await _pipeline.ExecuteAsync(
                async token =>
                {
                    if (!IsSwitchedOn(part))
                    {
                        return SendAttempt.SwitchedOff;
                    }

                    _requests++;
                    _lastWait = null;
                    _ledger.CountRequest(_dataSource.Id);
                    EventsAnswer answer = await _endpoint.SendAsync(call, token).ConfigureAwait(false);
                    last = new SendAttempt(answer, GraphErrorClassifier.Classify(answer, payloads.Length, _dataSource.Destination.Kind));
                    _lastWait = last.Verdict.Wait;
                    return last;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException)
        {
            return last ?? SendAttempt.TimedOut;
        }
    }

    private void Tell(BatchPart part, SendAttempt attempt)
    {
        SendOutcome outcome = attempt.Verdict.Kind == VerdictKind.Delivered ? SendOutcome.Delivered : SendOutcome.Failed;
        foreach (LeasedEvent item in part.Events.Span)
        {
            Tell(item, attempt, outcome);
        }
    }

    private void TellRejected(IReadOnlyList<(LeasedEvent Event, SendAttempt Attempt)> rejected)
    {
        foreach ((LeasedEvent item, SendAttempt attempt) in rejected)
        {
            Tell(item, attempt, SendOutcome.Rejected);
        }
    }

    private void Tell(LeasedEvent item, SendAttempt attempt, SendOutcome outcome) => _results[item.LeaseId] = _results[item.LeaseId] with
    {
        Outcome = outcome,
        ErrorCode = attempt.Verdict.Code,
        ErrorSubcode = attempt.Verdict.Subcode,
        ErrorMessage = attempt.Explanation,
        FbTraceId = attempt.Answer.Error?.FbTraceId ?? attempt.Answer.FbTraceId,
    };
}
