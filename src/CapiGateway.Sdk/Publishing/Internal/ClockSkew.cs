using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// How far the host's clock is from Meta's, by the <c>Date</c> of Meta's own answers. Three answers in a row must agree before anything is
/// corrected by them. Thread-safe.
/// </summary>
internal sealed class ClockSkew
{
    private const int Agreeing = 3;

    // Answers carry whole seconds and travel for a while, so less than this is no skew.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Agreement = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private DateTimeOffset _anchor;
    private long _anchoredAt;
    private TimeSpan _observed;
    private TimeSpan? _ahead;
    private int _agreeing;
    private int _toldDirection;

    // Read for every event, so without the lock.
    private long _correctionTicks;

    public ClockSkew(TimeProvider clock, ILogger logger)
    {
        _clock = clock;
        _logger = logger;
        _anchor = clock.GetUtcNow();
        _anchoredAt = clock.GetTimestamp();
        Corrected = new CorrectedClock(this, clock);
    }

    /// <summary>How far the host's clock is ahead of Meta's, negative when behind; <see langword="null"/> while it is not known.</summary>
    public TimeSpan? Ahead
    {
        get
        {
            lock (_gate)
            {
                return _ahead;
            }
        }
    }

    /// <summary>The host's clock, corrected once it is known to be wrong: what events are validated by.</summary>
    public TimeProvider Corrected { get; }

    /// <summary>
    /// The time by which a waiting event is too old: the earlier of the corrected clock and what has truly passed, so that a clock that
    /// jumps forward ends nothing before its time.
    /// </summary>
    public DateTimeOffset CautiousNow
    {
        get
        {
            lock (_gate)
            {
                DateTimeOffset corrected = Corrected.GetUtcNow();
                DateTimeOffset passed = _anchor + _clock.GetElapsedTime(_anchoredAt);
                return corrected < passed ? corrected : passed;
            }
        }
    }

    /// <summary>Looks at an answer; only one in Meta's own form counts, for a proxy has a clock of its own.</summary>
    public void Observe(EventsAnswer answer)
    {
        bool isMetas = (answer.Error is not null || answer.EventsReceived is not null) && (answer.Error?.FbTraceId ?? answer.FbTraceId) is not null;
        if (!isMetas || answer.ServerDate is not { } server || answer.ReceivedAt is not { } received)
        {
            return;
        }

        lock (_gate)
        {
            TimeSpan ahead = received - server;
            _agreeing = (ahead - _observed).Duration() <= Agreement ? _agreeing + 1 : 1;
            _observed = ahead;
            if (_agreeing >= Agreeing)
            {
                Believe(ahead, server);
            }
        }
    }

    private void Believe(TimeSpan ahead, DateTimeOffset server)
    {
        int direction = ahead.Duration() <= Tolerance ? 0 : Math.Sign(ahead.Ticks);
        Volatile.Write(ref _correctionTicks, direction == 0 ? 0 : ahead.Ticks);
        _anchor = direction == 0 ? _clock.GetUtcNow() : server;
        _anchoredAt = _clock.GetTimestamp();
        _ahead = ahead;
        if (direction != 0 && direction != _toldDirection)
        {
            _logger.ClockSkewed((int)ahead.Duration().TotalSeconds, direction > 0 ? "ahead of" : "behind");
        }

        _toldDirection = direction;
    }

    private sealed class CorrectedClock(ClockSkew skew, TimeProvider clock) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow().AddTicks(-Volatile.Read(ref skew._correctionTicks));

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            clock.CreateTimer(callback, state, dueTime, period);
    }
}
