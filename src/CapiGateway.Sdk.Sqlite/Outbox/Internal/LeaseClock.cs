namespace CapiGateway.Sdk.Sqlite.Outbox.Internal;

/// <summary>
/// The wall clock as it stood at the start, moved on by the time that really passed: setting the wall clock neither ends a lease nor holds
/// up what was given back. Processes that share the file agree as far as their clocks did when they started.
/// </summary>
internal sealed class LeaseClock(TimeProvider clock)
{
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private readonly long _start = clock.GetTimestamp();

    public DateTimeOffset Now => _startedAt + clock.GetElapsedTime(_start);

    /// <summary>A time of the wall clock on this one; a time that is not given stays so.</summary>
    public DateTimeOffset Of(DateTimeOffset wall) => wall == default ? default : Now + (wall - clock.GetUtcNow());
}
