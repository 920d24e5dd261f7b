using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Tests.Testing.Time;

public class ManualTimeProviderTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void The_clock_stands_still_until_it_is_moved()
    {
        _clock.GetUtcNow().Should().Be(ManualTimeProvider.DefaultStart);

        _clock.Advance(TimeSpan.FromHours(3));

        _clock.GetUtcNow().Should().Be(ManualTimeProvider.DefaultStart.AddHours(3));
        _clock.GetLocalNow().Offset.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void The_start_can_be_chosen_in_any_offset()
    {
        var start = new DateTimeOffset(2030, 1, 1, 5, 0, 0, TimeSpan.FromHours(5));

        new ManualTimeProvider(start).GetUtcNow().Should().Be(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Timestamps_measure_what_was_advanced()
    {
        var before = _clock.GetTimestamp();

        _clock.Advance(TimeSpan.FromMilliseconds(1500));

        _clock.GetElapsedTime(before).Should().Be(TimeSpan.FromMilliseconds(1500));
    }

    [Fact]
    public void Correcting_the_wall_clock_lets_no_time_pass()
    {
        var fired = 0;
        using var timer = _clock.CreateTimer(_ => fired++, null, Second, Timeout.InfiniteTimeSpan);
        var before = _clock.GetTimestamp();

        _clock.SetUtcNow(ManualTimeProvider.DefaultStart.AddYears(1));
        _clock.GetUtcNow().Should().Be(ManualTimeProvider.DefaultStart.AddYears(1));
        _clock.SetUtcNow(ManualTimeProvider.DefaultStart.AddYears(-1));

        _clock.GetUtcNow().Should().Be(ManualTimeProvider.DefaultStart.AddYears(-1));
        _clock.GetTimestamp().Should().Be(before);
        fired.Should().Be(0);
    }

    [Fact]
    public void Time_does_not_run_backwards() =>
        _clock.Invoking(clock => clock.Advance(-Second)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public async Task A_delay_ends_when_its_time_has_come()
    {
        var delay = Task.Delay(Second, _clock);

        _clock.Advance(Second - TimeSpan.FromTicks(1));
        delay.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromTicks(1));

        await delay.WaitAsync(Budget);
    }

    [Fact]
    public async Task A_cancelled_delay_leaves_no_timer()
    {
        using var cancellation = new CancellationTokenSource();
        var delay = Task.Delay(Second, _clock, cancellation.Token);

        await cancellation.CancelAsync().WaitAsync(Budget);

        await delay.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>().WaitAsync(Budget);
        _clock.ArmedTimerCount.Should().Be(0);
        _clock.NextTimerDueIn.Should().BeNull();
    }

    [Fact]
    public void A_token_is_cancelled_when_its_time_has_come()
    {
        using var source = new CancellationTokenSource(Second, _clock);

        _clock.Advance(Second);

        source.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public async Task A_periodic_timer_ticks_once_a_period()
    {
        using var timer = new PeriodicTimer(Second, _clock);
        for (var tick = 0; tick < 3; tick++)
        {
            var waiting = timer.WaitForNextTickAsync().AsTask();
            waiting.IsCompleted.Should().BeFalse();
            _clock.Advance(Second);
            (await waiting.WaitAsync(Budget)).Should().BeTrue();
        }
    }

    [Fact]
    public async Task A_wait_times_out_on_the_clock()
    {
        var waiting = new TaskCompletionSource().Task.WaitAsync(Second, _clock);

        _clock.Advance(Second);

        await waiting.Awaiting(task => task).Should().ThrowAsync<TimeoutException>().WaitAsync(Budget);
    }

    [Fact]
    public void One_step_fires_all_timers_in_their_order_and_at_their_time()
    {
        var fired = new List<(string Name, TimeSpan At)>();
        using var late = Create("late", 3, Timeout.InfiniteTimeSpan);
        using var early = Create("early", 1, Timeout.InfiniteTimeSpan);
        using var periodic = Create("periodic", 1, Second);

        _clock.Advance(3 * Second);

        fired.Should().Equal(
            ("early", Second), ("periodic", Second), ("periodic", 2 * Second), ("late", 3 * Second), ("periodic", 3 * Second));

        ITimer Create(string name, int seconds, TimeSpan period) => _clock.CreateTimer(
            _ => fired.Add((name, _clock.GetUtcNow() - ManualTimeProvider.DefaultStart)), null, seconds * Second, period);
    }

    [Fact]
    public void A_timer_armed_by_a_timer_fires_in_the_same_step()
    {
        var fired = 0;
        ITimer? timer = null;
        timer = _clock.CreateTimer(_ => Again(), null, Second, Timeout.InfiniteTimeSpan);

        _clock.Advance(5 * Second);

        fired.Should().Be(5);
        timer.Dispose();

        void Again()
        {
            fired++;
            timer!.Change(Second, Timeout.InfiniteTimeSpan);
        }
    }

    [Fact]
    public void A_changed_timer_keeps_its_new_time_only()
    {
        var fired = 0;
        using var timer = _clock.CreateTimer(_ => fired++, null, Second, Timeout.InfiniteTimeSpan);

        timer.Change(2 * Second, Timeout.InfiniteTimeSpan).Should().BeTrue();
        _clock.Advance(Second);
        fired.Should().Be(0);
        _clock.Advance(Second);
        fired.Should().Be(1);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        _clock.ArmedTimerCount.Should().Be(0);
    }

    [Fact]
    public async Task A_disposed_timer_never_fires()
    {
        var fired = 0;
        var timer = _clock.CreateTimer(_ => fired++, null, Second, Second);

        await timer.DisposeAsync().AsTask().WaitAsync(Budget);
        _clock.Advance(5 * Second);

        fired.Should().Be(0);
        timer.Change(Second, Second).Should().BeFalse();
        _clock.ArmedTimerCount.Should().Be(0);
    }

    [Fact]
    public async Task A_timer_that_is_due_at_once_fires_without_a_step()
    {
        var fired = new TaskCompletionSource();

        await using var timer = _clock.CreateTimer(_ => fired.SetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        await fired.Task.WaitAsync(Budget);
    }

    [Fact]
    public void A_negative_time_is_refused() =>
        _clock.Invoking(clock => clock.CreateTimer(_ => { }, null, -Second, Second)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public async Task A_test_waits_until_a_timer_is_armed()
    {
        var waiting = _clock.WaitForTimerAsync();
        var exactly = _clock.WaitForTimerAsync(2 * Second);
        var both = _clock.WaitForTimersAsync(2);
        waiting.IsCompleted.Should().BeFalse();

        var first = Task.Delay(Second, _clock);
        await waiting.WaitAsync(Budget);
        exactly.IsCompleted.Should().BeFalse();
        var second = Task.Delay(2 * Second, _clock);
        await exactly.WaitAsync(Budget);
        await both.WaitAsync(Budget);

        _clock.NextTimerDueIn.Should().Be(Second);
        _clock.Advance(2 * Second);
        await Task.WhenAll(first, second).WaitAsync(Budget);
    }

    [Fact]
    public async Task Waiting_for_a_timer_ends_with_its_token()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = _clock.WaitForTimerAsync(cancellation.Token);

        await cancellation.CancelAsync().WaitAsync(Budget);

        await waiting.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>().WaitAsync(Budget);
    }

    [Fact]
    public async Task Steps_of_many_threads_add_up()
    {
        var fired = 0;
        using var timer = _clock.CreateTimer(_ => Interlocked.Increment(ref fired), null, Second, Second);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var step = 0; step < 100; step++)
            {
                _clock.Advance(Second);
            }
        }))).WaitAsync(Budget);

        _clock.GetUtcNow().Should().Be(ManualTimeProvider.DefaultStart.AddSeconds(800));
        fired.Should().Be(800);
    }
}
