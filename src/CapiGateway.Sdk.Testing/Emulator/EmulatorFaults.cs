using CapiGateway.Sdk.Testing.Emulator.Internal;

namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>
/// The script of what goes wrong. Each request takes the first fault, in the order in which they were scripted, that strikes it and is
/// not used up; those of <see cref="Always"/> come last, the newest first. No fault: the emulator answers as Meta does.
/// </summary>
/// <remarks>Safe for concurrent use. Predicates run under a lock; they must not call the emulator.</remarks>
/// <example>
/// <code>
/// emulator.Faults.Enqueue(EmulatorFault.ServerError(), EmulatorFault.ResetAfterAcceptance);
/// emulator.Faults.When(incoming => incoming.Contains("order-13"), EmulatorFault.GraphError(100, 2804016));
/// </code>
/// </example>
public sealed class EmulatorFaults
{
    private readonly Lock _lock = new();
    private readonly List<FaultRule> _rules = [];
    private readonly List<EmulatorFault> _always = [];
    private readonly CountWaiters _hangWaiters = new();
    private TaskCompletionSource _gate = NewGate();
    private int _hanging;

    internal EmulatorFaults()
    {
    }

    /// <summary>How many requests hang right now.</summary>
    public int HangingCount
    {
        get
        {
            lock (_lock)
            {
                return _hanging;
            }
        }
    }

    /// <summary>How many scripted faults are not used up; those of <see cref="Always"/> count too.</summary>
    public int PendingCount
    {
        get
        {
            lock (_lock)
            {
                return _rules.Count + _always.Count;
            }
        }
    }

    /// <summary>The next requests meet these faults, one each, in this order.</summary>
    /// <param name="faults">The faults.</param>
    public void Enqueue(params ReadOnlySpan<EmulatorFault> faults)
    {
        foreach (var fault in faults)
        {
            Next(1, fault);
        }
    }

    /// <summary>The next requests all meet this fault.</summary>
    /// <param name="count">How many requests.</param>
    /// <param name="fault">The fault.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public void Next(int count, EmulatorFault fault) => When(static _ => true, fault, count);

    /// <summary>One request meets this fault.</summary>
    /// <param name="number">Its place in the order of arrival, from 1, as in <see cref="ReceivedRequest.Number"/>.</param>
    /// <param name="fault">The fault.</param>
    public void OnRequest(int number, EmulatorFault fault) => When(request => request.Number == number, fault, times: 1);

    /// <summary>Requests to one dataset meet this fault.</summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="times">How many requests; default all, until <see cref="Clear"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is less than 1.</exception>
    public void ForDataset(string datasetId, EmulatorFault fault, int? times = null) =>
        When(request => request.DatasetId == datasetId, fault, times);

    /// <summary>Requests that fulfil a condition meet this fault.</summary>
    /// <param name="predicate">The condition.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="times">How many requests; default all, until <see cref="Clear"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is less than 1.</exception>
    public void When(Func<IncomingRequest, bool> predicate, EmulatorFault fault, int? times = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(times ?? 1, 1, nameof(times));
        lock (_lock)
        {
            _rules.Add(new(fault, predicate, times));
        }
    }

    /// <summary>Every request that meets no other fault meets this one, until <see cref="Clear"/>.</summary>
    /// <param name="fault">The fault.</param>
    public void Always(EmulatorFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_lock)
        {
            _always.Add(fault);
        }
    }

    /// <summary>Forgets the script. Requests that hang go on hanging.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _rules.Clear();
            _always.Clear();
        }
    }

    /// <summary>Lets all requests go on that hang now; requests that hang later are not affected.</summary>
    public void Release()
    {
        lock (_lock)
        {
            _gate.SetResult();
            _gate = NewGate();
        }
    }

    /// <summary>Waits until a number of requests hang at the same time.</summary>
    /// <param name="count">How many, at least.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when that many hang.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public Task WaitForHangingAsync(int count = 1, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return _hangWaiters.WaitAsync(_hanging, count, cancellationToken);
        }
    }

    internal EmulatorFault? Take(IncomingRequest request)
    {
        lock (_lock)
        {
            var rule = _rules.Find(candidate => candidate.TryTake(request));
            _rules.RemoveAll(candidate => candidate.IsSpent);
            return rule?.Fault ?? (_always.Count == 0 ? null : _always[^1]);
        }
    }

    internal async Task HangAsync(CancellationToken cancellationToken)
    {
        Task gate;
        lock (_lock)
        {
            gate = _gate.Task;
            _hanging++;
            _hangWaiters.Notify(_hanging);
        }

        try
        {
            await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                _hanging--;
            }
        }
    }

    private static TaskCompletionSource NewGate() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
