namespace CapiGateway.Sdk.Telemetry;

/// <summary>How the delivery of one data source is doing: what health and metrics read. Thread-safe.</summary>
internal sealed class DataSourceVitals(TimeProvider clock)
{
    private const long Never = long.MinValue;

    private Func<(string? PausedFor, TimeSpan Wait)>? _standing;
    private string? _checkFailure;
    private long _lastProgress = Never;

    /// <summary>How long ago its loop went round or got an answer; <see langword="null"/> before the first time.</summary>
    public TimeSpan? SinceProgress => Volatile.Read(ref _lastProgress) is var stamp && stamp == Never ? null : clock.GetElapsedTime(stamp);

    /// <summary>How long it sends nothing yet, not positive when it may; and why, when somebody has to mend something first.</summary>
    public (string? PausedFor, TimeSpan Wait) PauseState => Volatile.Read(ref _standing)?.Invoke() ?? default;

    /// <summary>What the background check of the data source found; <see langword="null"/> when it found nothing or was not made.</summary>
    public string? CheckFailure => Volatile.Read(ref _checkFailure);

    public void Progressed() => Volatile.Write(ref _lastProgress, clock.GetTimestamp());

    /// <summary>From now on its standing is read here; must not block.</summary>
    public void Follow(Func<(string? PausedFor, TimeSpan Wait)> standing) => Volatile.Write(ref _standing, standing);

    /// <summary>A check of the data source failed in these words, or passed.</summary>
    public void Checked(string? failure) => Volatile.Write(ref _checkFailure, failure);
}
