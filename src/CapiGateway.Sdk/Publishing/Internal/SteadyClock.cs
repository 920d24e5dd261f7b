namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// The time since the gateway was made, told as a time of day: somebody who corrects the machine's clock makes no wait longer or shorter.
/// </summary>
internal sealed class SteadyClock(TimeProvider clock) : TimeProvider
{
    private readonly DateTimeOffset _start = clock.GetUtcNow();
    private readonly long _startedAt = clock.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _start + clock.GetElapsedTime(_startedAt);

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
