namespace CapiGateway.Sdk.Telemetry;

/// <summary>How the delivery of one data source is doing: what health and metrics read. Thread-safe.</summary>
internal sealed class DataSourceVitals
{
    private Func<(string? PausedFor, DateTimeOffset Until)>? _standing;
    private string? _checkFailure;
    private long _lastProgress;

    /// <summary>When its loop last went round or got an answer; <see langword="null"/> before the first time.</summary>
    public DateTimeOffset? LastProgress => Volatile.Read(ref _lastProgress) is var ticks and > 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>
    /// Until when it sends nothing, in the past when it may send; and why, when somebody has to mend something first.
    /// </summary>
    public (string? PausedFor, DateTimeOffset Until) Standing => Volatile.Read(ref _standing)?.Invoke() ?? default;

    /// <summary>What the background check of the data source found; <see langword="null"/> when it found nothing or was not made.</summary>
    public string? CheckFailure => Volatile.Read(ref _checkFailure);

    public void Progressed(DateTimeOffset now) => Volatile.Write(ref _lastProgress, now.UtcTicks);

    /// <summary>From now on its standing is read here; must not block.</summary>
    public void Follow(Func<(string? PausedFor, DateTimeOffset Until)> standing) => Volatile.Write(ref _standing, standing);

    /// <summary>A check of the data source failed in these words, or passed.</summary>
    public void Checked(string? failure) => Volatile.Write(ref _checkFailure, failure);
}
