using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// One run of <see cref="DirectSender"/>: retries by Polly within the budget, splits what Meta rejects until the bad events are alone.
/// The lease id of an event is its index among the results.
/// </summary>
internal sealed class DirectRun
{
    private readonly EventsEndpoint _endpoint;
    private readonly SwitchBoard _switches;
    private readonly FieldRecheck _recheck;
    private readonly DirectLedger _ledger;
    private readonly DataSource _dataSource;
    private readonly AccessCredential _credential;
    private readonly SendResult[] _results;
    private readonly ResiliencePipeline<SendAttempt> _pipeline;
    private int _requests;
    private TimeSpan? _lastWait;

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
        _results = results;

        // The outer timeout is the budget of all attempts, the inner one that of each.
        _pipeline = new ResiliencePipelineBuilder<SendAttempt> { TimeProvider = clock }
            .AddTimeout(options.SendTimeout)
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

    public async Task DeliverAsync(LeasedEvent[] batch, CancellationToken cancellationToken)
    {
        using IDisposable flight = _switches.TakeOff(_dataSource.Id);
        var work = new Stack<ReadOnlyMemory<LeasedEvent>>();
        work.Push(WithinFields(batch));
        while (work.TryPop(out ReadOnlyMemory<LeasedEvent> next))
        {
            ReadOnlyMemory<LeasedEvent> part = SwitchedOn(next);
            if (part.IsEmpty)
            {
                continue;
            }

            SendAttempt attempt = await SendAsync(part, cancellationToken).ConfigureAwait(false);
            if (attempt == SendAttempt.SwitchedOff)
            {
                work.Push(part);
            }
            else if (attempt.Verdict.Kind is VerdictKind.Split or VerdictKind.SplitByBytes && part.Length > 1)
            {
                foreach (ReadOnlyMemory<LeasedEvent> half in BatchSplitter.Split(part, attempt.Verdict.BlamedEventIndex).Reverse())
                {
                    work.Push(half);
                }
            }
            else
            {
                Tell(part, attempt);
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

    private void Tell(ReadOnlyMemory<LeasedEvent> part, SendAttempt attempt)
    {
        foreach (LeasedEvent item in part.Span)
        {
            _results[item.LeaseId] = _results[item.LeaseId] with
            {
                Outcome = attempt.Verdict.Kind switch
                {
                    VerdictKind.Delivered => SendOutcome.Delivered,
                    VerdictKind.Split or VerdictKind.SplitByBytes => SendOutcome.Rejected,
                    _ => SendOutcome.Failed,
                },
                ErrorCode = attempt.Verdict.Code,
                ErrorSubcode = attempt.Verdict.Subcode,
                ErrorMessage = attempt.Explanation,
                FbTraceId = attempt.Answer.Error?.FbTraceId ?? attempt.Answer.FbTraceId,
            };
        }
    }
}
