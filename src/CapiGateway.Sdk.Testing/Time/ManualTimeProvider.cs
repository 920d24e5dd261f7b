using CapiGateway.Sdk.Testing.Time.Internal;

namespace CapiGateway.Sdk.Testing.Time;

/// <summary>
/// A clock that stands still until a test moves it. Its timers drive <c>Task.Delay(…, timeProvider)</c>, <see cref="PeriodicTimer"/> and
/// <c>new CancellationTokenSource(delay, timeProvider)</c>.
/// </summary>
/// <remarks>
/// Safe for concurrent use. <see cref="Advance"/> runs the callbacks of due timers on its own thread, in the order in which they fall due,
/// each at its own time; when it returns, they have run. The local time zone is UTC.
/// </remarks>
/// <example>
/// <code>
/// var clock = new ManualTimeProvider();
/// Task work = Task.Delay(TimeSpan.FromMinutes(5), clock);
/// clock.Advance(TimeSpan.FromMinutes(5));
/// await work;
/// </code>
/// </example>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _armed = [];
    private readonly List<TimerWaiter> _waiters = [];
    private long _elapsedTicks;
    private long _targetTicks;
    private long _utcOffsetTicks;
    private long _lastOrder;

    /// <summary>Starts the clock at <see cref="DefaultStart"/>.</summary>
    public ManualTimeProvider()
        : this(DefaultStart)
    {
    }

    /// <summary>Starts the clock at a moment of your choice.</summary>
    /// <param name="start">The first answer of <see cref="GetUtcNow"/>.</param>
    public ManualTimeProvider(DateTimeOffset start) => _utcOffsetTicks = start.UtcTicks;

    /// <summary>Where a clock without a start of its own begins: 2026-11-02 09:00:00 UTC, a Monday.</summary>
    public static DateTimeOffset DefaultStart { get; } = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>UTC, so that no test depends on the machine it runs on.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Ten million: one tick of <see cref="GetTimestamp"/> is 100 ns.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers are armed and have not fallen due.</summary>
    public int ArmedTimerCount
    {
        get
        {
            lock (_lock)
            {
                return _armed.Count;
            }
        }
    }

    /// <summary>How far the next armed timer is from now; <see langword="null"/> when none is armed.</summary>
    public TimeSpan? NextTimerDueIn
    {
        get
        {
            lock (_lock)
            {
                return _armed.Count == 0 ? null : TimeSpan.FromTicks(_armed.Min(timer => timer.DueAt) - _elapsedTicks);
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return new(_utcOffsetTicks + _elapsedTicks, TimeSpan.Zero);
        }
    }

    /// <summary>
    /// The time advanced so far, in units of <see cref="TimestampFrequency"/>; <see cref="SetUtcNow"/> does not change it.
    /// </summary>
    /// <returns>The monotonic timestamp.</returns>
    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _elapsedTicks;
        }
    }

    /// <summary>Moves the clock forward and runs the callbacks of all timers that fall due on the way.</summary>
    /// <param name="by">How far; zero runs only what is due already.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        long target;
        lock (_lock)
        {
            target = _targetTicks += by.Ticks;
        }

        while (TakeNextDue(target) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>
    /// Corrects the wall clock, forward or backward, as a time server does: no timer falls due by it, and <see cref="GetTimestamp"/> stays.
    /// Use <see cref="Advance"/> to let time pass.
    /// </summary>
    /// <param name="value">The next answer of <see cref="GetUtcNow"/>.</param>
    public void SetUtcNow(DateTimeOffset value)
    {
        lock (_lock)
        {
            _utcOffsetTicks = value.UtcTicks - _elapsedTicks;
        }
    }

    /// <summary>Waits until the code under test has armed a timer, so that advancing the clock will reach it.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when at least one timer is armed, at once when one is.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public Task WaitForTimerAsync(CancellationToken cancellationToken = default) => WaitForTimersAsync(1, cancellationToken);

    /// <summary>Waits until a number of timers are armed at the same time.</summary>
    /// <param name="count">How many, at least.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when that many are armed.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public Task WaitForTimersAsync(int count, CancellationToken cancellationToken = default) =>
        WaitAsync(timers => timers.Count >= count, cancellationToken);

    /// <summary>Waits until a timer is armed that falls due in exactly this time from now.</summary>
    /// <param name="dueIn">The delay that the code under test is expected to ask for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when such a timer is armed.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public Task WaitForTimerAsync(TimeSpan dueIn, CancellationToken cancellationToken = default) =>
        WaitAsync(timers => timers.Any(timer => timer.DueAt - _elapsedTicks == dueIn.Ticks), cancellationToken);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal bool TryArm(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            if (timer.IsDisposed)
            {
                return false;
            }

            _armed.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Schedule(_elapsedTicks + dueTime.Ticks, period, ++_lastOrder);
                if (dueTime > TimeSpan.Zero)
                {
                    _armed.Add(timer);
                }
                else
                {
                    FireSoon(timer);
                }
            }

            NotifyWaiters();
            return true;
        }
    }

    internal void Dispose(ManualTimer timer)
    {
        lock (_lock)
        {
            timer.IsDisposed = true;
            _armed.Remove(timer);
        }
    }

    private ManualTimer? TakeNextDue(long target)
    {
        lock (_lock)
        {
            var timer = _armed.Where(candidate => candidate.DueAt <= target).MinBy(candidate => (candidate.DueAt, candidate.Order));
            _elapsedTicks = Math.Max(_elapsedTicks, timer?.DueAt ?? target);
            if (timer is not null)
            {
                Rearm(timer);
            }

            NotifyWaiters();
            return timer;
        }
    }

    // A timer that is due at once fires from the thread pool, as the system's timers do: its creator may hold locks.
    private void FireSoon(ManualTimer timer)
    {
        Rearm(timer);
        ThreadPool.QueueUserWorkItem(static due => due.Fire(), timer, preferLocal: false);
    }

    private void Rearm(ManualTimer timer)
    {
        _armed.Remove(timer);
        if (timer.Period > TimeSpan.Zero)
        {
            timer.Schedule(timer.DueAt + timer.Period.Ticks, timer.Period, ++_lastOrder);
            _armed.Add(timer);
        }
    }

    private Task WaitAsync(Func<IReadOnlyList<ManualTimer>, bool> isSatisfied, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (isSatisfied(_armed))
            {
                return Task.CompletedTask;
            }

            var waiter = new TimerWaiter(isSatisfied);
            _waiters.Add(waiter);
            return waiter.Completion.WaitAsync(cancellationToken);
        }
    }

    private void NotifyWaiters() => _waiters.RemoveAll(waiter => waiter.TryComplete(_armed));
}
