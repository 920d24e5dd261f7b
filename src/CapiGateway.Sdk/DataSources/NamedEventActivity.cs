namespace CapiGateway.Sdk.DataSources;

/// <summary>What happened to the events of one name at one data source in a window of time.</summary>
public sealed record NamedEventActivity
{
    private static readonly Dictionary<EventOutcome, long> NoOutcomes = [];
    private static readonly Dictionary<string, long> NoReasons = new(StringComparer.Ordinal);

    /// <summary>The name; <c>(other)</c> for those beyond the names that are counted one by one.</summary>
    public required string EventName { get; init; }

    /// <summary>How many came to each outcome; one that is missing is zero.</summary>
    public IReadOnlyDictionary<EventOutcome, long> Outcomes { get; init; } = NoOutcomes;

    /// <summary>How many were filtered, by reason.</summary>
    public IReadOnlyDictionary<string, long> FilteredByReason { get; init; } = NoReasons;

    /// <summary>How many consent denied, by reason.</summary>
    public IReadOnlyDictionary<string, long> ConsentDeniedByReason { get; init; } = NoReasons;

    /// <summary>How many were addressed to a data source that is not connected, by reason. They do not count as received.</summary>
    public IReadOnlyDictionary<string, long> NotConnectedByReason { get; init; } = NoReasons;

    /// <summary>How many were refused, by reason.</summary>
    public IReadOnlyDictionary<string, long> RefusedByReason { get; init; } = NoReasons;

    /// <summary>When the last one came to the door; <see langword="null"/> when none is known. May lie before the window.</summary>
    public DateTimeOffset? LastReceived { get; init; }

    /// <summary>When Meta took the last one; <see langword="null"/> when none is known. May lie before the window.</summary>
    public DateTimeOffset? LastPublished { get; init; }

    /// <summary>What the pixel sent, as far as the host reported it.</summary>
    public BrowserCopies Browser { get; init; }

    /// <summary>How many came to the door of the connected data source.</summary>
    public long Received =>
        Accepted + this[EventOutcome.Invalid] + this[EventOutcome.ConsentDenied] + Filtered + this[EventOutcome.PublishingOff] + Duplicates + this[EventOutcome.Refused];

    /// <summary>How many were stored to be sent.</summary>
    public long Accepted => this[EventOutcome.Accepted];

    /// <summary>How many Meta took.</summary>
    public long Published => this[EventOutcome.Delivered];

    /// <summary>How many were suppressed here, since they had been published before.</summary>
    public long Duplicates => this[EventOutcome.Duplicate];

    /// <summary>How many a filter stopped.</summary>
    public long Filtered => this[EventOutcome.Filtered];

    /// <summary>How many should have reached Meta and will not: invalid, refused, buried, expired, evicted.</summary>
    public long Failed => this[EventOutcome.Invalid] + this[EventOutcome.Refused]
        + this[EventOutcome.Buried] + this[EventOutcome.Expired] + this[EventOutcome.Evicted];

    /// <summary>
    /// The share that reached Meta of those that did or failed to, from 0 to 1; <see langword="null"/> when there is neither. What consent,
    /// filters, switches and deduplication held back does not count against it.
    /// </summary>
    public double? SuccessRate
    {
        get
        {
            long arrived = Published + this[EventOutcome.Unconfirmed];
            return arrived + Failed == 0 ? null : (double)arrived / (arrived + Failed);
        }
    }

    /// <summary>How many came to an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>The count.</returns>
    public long this[EventOutcome outcome] => Outcomes.GetValueOrDefault(outcome);
}
