namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>Jobs that wait for their thread: bounded, first in, first out. Any thread adds, one takes.</summary>
internal sealed class WorkQueue(int capacity) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly AutoResetEvent _wake = new(initialState: false);
    private List<Job> _waiting = [];
    private int _wanted = 1;
    private bool _isClosed;

    public QueueAnswer Add(Job job)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return QueueAnswer.Closed;
            }

            if (_waiting.Count >= capacity)
            {
                return QueueAnswer.Full;
            }

            _waiting.Add(job);
            if (_waiting.Count == _wanted)
            {
                // Within the lock: after it, the thread may be done with the job, closed, and the event gone.
                _wake.Set();
            }
        }

        return QueueAnswer.Added;
    }

    /// <summary>
    /// Blocks its thread until there is a job, and then for as long as it is patient until there are as many as expected. Swaps the given
    /// list, which must be empty, for the jobs. <see langword="false"/> when the queue is closed and empty.
    /// </summary>
    public bool Take(ref List<Job> jobs, int expected, TimeSpan patience)
    {
        if (WaitFor(1, Timeout.InfiniteTimeSpan) && expected > 1)
        {
            WaitFor(expected, patience);
        }

        lock (_gate)
        {
            (jobs, _waiting) = (_waiting, jobs);
            return jobs.Count > 0;
        }
    }

    /// <summary>Takes no more jobs; what waits is still done.</summary>
    public void Close()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            _wake.Set();
        }
    }

    public void Dispose() => _wake.Dispose();

    private bool WaitFor(int count, TimeSpan patience)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_waiting.Count >= count || _isClosed)
                {
                    return !_isClosed;
                }

                _wanted = count;
            }

            // A wake that an earlier count left behind is passed over by looking again.
            if (!_wake.WaitOne(patience))
            {
                return false;
            }
        }
    }
}
