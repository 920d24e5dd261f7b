using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Adds up the activity of one event name. Not thread-safe.</summary>
internal sealed class ActivityTable
{
    private readonly Dictionary<EventOutcome, long> _outcomes = [];
    private readonly Dictionary<(EventOutcome Outcome, string Reason), long> _reasons = [];
    private long _received;
    private long _published;

    public BrowserCopies Browser { get; set; }

    public void Add(EventOutcome outcome, string? reason, long events)
    {
        if (events > 0)
        {
            _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + events;
            if (reason is not null)
            {
                _reasons[(outcome, reason)] = _reasons.GetValueOrDefault((outcome, reason)) + events;
            }
        }
    }

    /// <summary>Takes note of when an outcome was last counted, in ticks of UTC; 0 for never.</summary>
    public void Seen(EventOutcome outcome, long ticks)
    {
        if (outcome == EventOutcome.Delivered)
        {
            _published = Math.Max(_published, ticks);
        }
        else if (outcome <= EventOutcome.Refused && outcome != EventOutcome.NotConnected)
        {
            _received = Math.Max(_received, ticks);
        }
    }

    public NamedEventActivity ToActivity(string eventName) => new()
    {
        EventName = eventName,
        Outcomes = _outcomes,
        FilteredByReason = Reasons(EventOutcome.Filtered),
        ConsentDeniedByReason = Reasons(EventOutcome.ConsentDenied),
        NotConnectedByReason = Reasons(EventOutcome.NotConnected),
        RefusedByReason = Reasons(EventOutcome.Refused),
        LastReceived = Time(_received),
        LastPublished = Time(_published),
        Browser = Browser,
    };

    private static DateTimeOffset? Time(long ticks) => ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);

    private Dictionary<string, long> Reasons(EventOutcome outcome) => _reasons
        .Where(pair => pair.Key.Outcome == outcome)
        .ToDictionary(pair => pair.Key.Reason, pair => pair.Value, StringComparer.Ordinal);
}
