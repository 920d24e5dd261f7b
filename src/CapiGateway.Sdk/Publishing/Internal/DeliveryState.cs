using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Whether a data source may send now, and when again. One a data source, so that the trouble of one never delays another. Thread-safe.
/// </summary>
internal sealed class DeliveryState(RetrySchedule schedule, TimeProvider clock)
{
    // One may be Meta's own, spoiled on its way.
    private const int ForeignThreshold = 3;

    // The token provider is asked again this often; other faults of configuration are tried again as often.
    private static readonly TimeSpan ConfigurationRetry = TimeSpan.FromMinutes(1);

    // A token that Meta refused is tried again without a change after this time, in case Meta was wrong.
    private static readonly TimeSpan RejectedTokenRetry = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly RefusalStreak _refusals = new();
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _troubledAt = DateTimeOffset.MinValue;
    private int _failures;
    private int _foreign;
    private AccessCredential? _rejected;
    private DateTimeOffset _rejectedAt;

    /// <summary>When it may send again; in the past when it may now.</summary>
    public DateTimeOffset PausedUntil
    {
        get
        {
            lock (_gate)
            {
                return _pausedUntil;
            }
        }
    }

    /// <summary>Why it is paused by something that somebody has to mend; <see langword="null"/> when it only backs off or sends.</summary>
    public PauseReason? Reason { get; private set; }

    public bool IsPaused => clock.GetUtcNow() < PausedUntil;

    /// <summary>Meta took something. Returns whether that ends a pause, which only a request can that began after it.</summary>
    public bool Succeeded(DateTimeOffset startedAt)
    {
        lock (_gate)
        {
            _refusals.Accepted();
            _foreign = 0;
            if (startedAt < _troubledAt)
            {
                return false;
            }

            bool resumed = Reason is not null;
            _failures = 0;
            _rejected = null;
            Reason = null;
            _pausedUntil = DateTimeOffset.MinValue;
            return resumed;
        }
    }

    /// <summary>An answer told to wait, to back off or to pause. Returns whether the reason is new, so that it is told once.</summary>
    public bool Failed(DeliveryVerdict verdict, AccessCredential? credential = null)
    {
        lock (_gate)
        {
            _failures++;
            DateTimeOffset now = clock.GetUtcNow();
            _troubledAt = now;
            TimeSpan backoff = schedule.After(_failures);
            TimeSpan wait = verdict.Kind switch
            {
                VerdictKind.Paused => ConfigurationRetry,
                _ when verdict.Wait > backoff => verdict.Wait.Value,
                _ => backoff,
            };

            if (verdict.PauseReason == PauseReason.AccessToken)
            {
                _rejected = credential;
                _rejectedAt = now;
            }

            DateTimeOffset until = now + wait;
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
            bool isNew = verdict.Kind == VerdictKind.Paused ? Reason != verdict.PauseReason : _failures == 1;
            Reason = verdict.PauseReason ?? Reason;
            return isNew;
        }
    }

    /// <summary>Whether the credential is worth a request: not the very one that Meta refused a short while ago.</summary>
    public bool IsWorthTrying(AccessCredential credential)
    {
        lock (_gate)
        {
            return _rejected is null || _rejected != credential || clock.GetUtcNow() - _rejectedAt >= RejectedTokenRetry;
        }
    }

    /// <summary>There is no usable token; ask again later.</summary>
    public void PauseForCredential()
    {
        lock (_gate)
        {
            Reason = PauseReason.AccessToken;
            _troubledAt = clock.GetUtcNow();
            _pausedUntil = clock.GetUtcNow() + ConfigurationRetry;
        }
    }

    /// <summary>
    /// Something that is no answer of Meta's came with a status of success. Returns whether there were so many by now, with nothing accepted
    /// between them, that it cannot be Meta who answers.
    /// </summary>
    public bool IsSomebodyElse()
    {
        lock (_gate)
        {
            _foreign++;
            return _foreign >= ForeignThreshold;
        }
    }

    /// <summary>An event was rejected alone. Returns whether the cause is by now common to all events, so that none is buried for it.</summary>
    public bool IsCommonCause(int? code, int? subcode)
    {
        lock (_gate)
        {
            return _refusals.IsCommonCause(code, subcode);
        }
    }
}
