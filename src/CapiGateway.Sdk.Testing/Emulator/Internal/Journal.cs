namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>All that the emulator remembers, behind one lock: what is recorded together is seen together.</summary>
internal sealed class Journal(EmulatorOptions options)
{
    private readonly Lock _lock = new();
    private readonly DeduplicationLedger _ledger = new(options);
    private readonly BoundedLog<ReceivedRequest> _requests = new(options.MaxRecordedRequests);
    private readonly BoundedLog<AcceptedEvent> _events = new(options.MaxRecordedEvents);
    private readonly BoundedLog<AcceptedEvent> _repeated = new(options.MaxRecordedEvents);
    private readonly BoundedLog<Rejection> _rejections = new(options.MaxRecordedEvents);
    private readonly BoundedLog<EmulatorFinding> _warnings = new(options.MaxRecordedEvents);
    private readonly Queue<ReceivedRequest> _bodies = [];
    private readonly CountWaiters _requestWaiters = new();
    private readonly CountWaiters _eventWaiters = new();
    private long _keptBodyBytes;
    private long _bodyBytes;
    private long _refused;
    private long _duplicates;
    private long _faults;

    public IReadOnlyList<ReceivedRequest> Requests => Read(() => _requests.ToArray());

    public IReadOnlyList<AcceptedEvent> Events => Read(() => _events.ToArray());

    public IReadOnlyList<AcceptedEvent> Repeated => Read(() => _repeated.ToArray());

    public IReadOnlyList<Rejection> Rejections => Read(() => _rejections.ToArray());

    public IReadOnlyList<EmulatorFinding> Warnings => Read(() => _warnings.ToArray());

    public EmulatorCounters Counters => Read(() => new EmulatorCounters(
        (int)_requests.Count, _events.Count, _duplicates, _refused, _rejections.Count, _warnings.Count, _faults, _bodyBytes));

    public ReceivedRequest Open(Func<int, ReceivedRequest> create)
    {
        lock (_lock)
        {
            var request = create((int)_requests.Count + 1);
            _requests.Add(request);
            _bodyBytes += request.BodyLength;
            KeepBody(request);
            _requestWaiters.Notify(_requests.Count);
            return request;
        }
    }

    public void CountFault() => Write(() => _faults++);

    public void Refuse(Rejection[] rejections, int eventCount) => Write(() =>
    {
        _refused += eventCount;
        foreach (var rejection in rejections)
        {
            _rejections.Add(rejection);
        }
    });

    public void Warn(IEnumerable<EmulatorFinding> warnings) => Write(() =>
    {
        foreach (var warning in warnings)
        {
            _warnings.Add(warning);
        }
    });

    public void Accept(ReceivedRequest request, IEnumerable<AcceptedEventFacts> events, AnswerFate fate, DateTimeOffset now) => Write(() =>
    {
        foreach (var facts in events)
        {
            var repetition = facts.Key is { } key ? _ledger.RegisterServerCopy(key, fate, now) : Repetition.None;
            var accepted = new AcceptedEvent(facts, request.Number, now, request.TestEventCode, repetition);
            _events.Add(accepted);
            _duplicates += repetition.IsDiscarded ? 1 : 0;
            if (repetition.IsRepeated)
            {
                _repeated.Add(accepted);
            }
        }

        _eventWaiters.Notify(_events.Count);
    });

    public void RecordBrowserEvent(DeduplicationKey key, DateTimeOffset now) => Write(() => _ledger.RegisterBrowserCopy(key, now));

    public Task WaitForRequestsAsync(int count, CancellationToken cancellationToken) =>
        Read(() => _requestWaiters.WaitAsync(_requests.Count, count, cancellationToken));

    public Task WaitForEventsAsync(int count, CancellationToken cancellationToken) =>
        Read(() => _eventWaiters.WaitAsync(_events.Count, count, cancellationToken));

    public void Clear() => Write(() =>
    {
        _ledger.Clear();
        _requests.Clear();
        _events.Clear();
        _repeated.Clear();
        _rejections.Clear();
        _warnings.Clear();
        _bodies.Clear();
        _keptBodyBytes = _bodyBytes = _refused = _duplicates = _faults = 0;
    });

    private void KeepBody(ReceivedRequest request)
    {
        _bodies.Enqueue(request);
        _keptBodyBytes += request.BodyLength;
        while (_keptBodyBytes > options.MaxRecordedBodyBytes || _bodies.Count > options.MaxRecordedRequests)
        {
            var oldest = _bodies.Dequeue();
            _keptBodyBytes -= oldest.BodyLength;
            oldest.DropBody();
        }
    }

    private T Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }

    private void Write(Action write)
    {
        lock (_lock)
        {
            write();
        }
    }
}
