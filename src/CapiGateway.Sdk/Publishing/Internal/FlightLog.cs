namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Knows which requests to one data source are in flight, and when all those have landed that took off before somebody asked. Thread-safe.
/// </summary>
internal sealed class FlightLog
{
    private readonly Lock _gate = new();
    private Cohort _current = new();
    private Task _landing = Task.CompletedTask;

    /// <summary>Something takes off; it lands when the answer is disposed of.</summary>
    public IDisposable TakeOff()
    {
        lock (_gate)
        {
            _current.Flying++;
            return new Flight(this, _current);
        }
    }

    /// <summary>Completes when everything has landed that took off before the call.</summary>
    public Task WhenLandedAsync()
    {
        lock (_gate)
        {
            if (_current.Flying > 0)
            {
                _landing = _landing.IsCompleted ? _current.Landed.Task : Task.WhenAll(_landing, _current.Landed.Task);
                _current.IsClosed = true;
                _current = new Cohort();
            }

            return _landing;
        }
    }

    private void Land(Cohort cohort)
    {
        lock (_gate)
        {
            if (--cohort.Flying == 0 && cohort.IsClosed)
            {
                cohort.Landed.SetResult();
            }
        }
    }

    private sealed class Cohort
    {
        public TaskCompletionSource Landed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Flying { get; set; }

        public bool IsClosed { get; set; }
    }

    private sealed class Flight(FlightLog log, Cohort cohort) : IDisposable
    {
        private int _landed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _landed, 1) == 0)
            {
                log.Land(cohort);
            }
        }
    }
}
