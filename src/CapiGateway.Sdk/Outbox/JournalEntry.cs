namespace CapiGateway.Sdk.Outbox;

/// <summary>One thing that became of an event: at the door, or at its end.</summary>
public readonly record struct JournalEntry
{
    /// <summary>The data source.</summary>
    public required string DataSourceId { get; init; }

    /// <summary>The event's name.</summary>
    public required string EventName { get; init; }

    /// <summary>The event's id.</summary>
    public required string EventId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What: the outcome at the door, such as <c>Accepted</c>, or the end, such as <c>Delivered</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why, where the outcome alone does not say it; otherwise <see langword="null"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it says that the event was accepted.</summary>
    public bool IsAcceptance { get; init; }

    /// <summary>
    /// Whether it says how an event ended that waited in the outbox. A store that is outbox and journal in one wrote that when it settled the
    /// event, and may leave the entry out.
    /// </summary>
    public bool IsEnd { get; init; }

    /// <summary>How often it was sent by then.</summary>
    public int Attempts { get; init; }

    /// <summary>The HTTP status of the last answer; <see langword="null"/> when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>Meta's error code and subcode of the last answer, such as <c>100/2804003</c>; <see langword="null"/> when there was none.</summary>
    public string? Error { get; init; }

    /// <summary>The trace id of the last answer; <see langword="null"/> when there was none.</summary>
    public string? FbTraceId { get; init; }

    /// <summary>The kinds of customer information that left with it, in Meta's spelling, such as <c>em,ph</c>; empty for none.</summary>
    public string Identifiers { get; init; }

    /// <summary>The host's key of the person, by which the entry is erased; <see langword="null"/> when there is none.</summary>
    public string? SubjectKey { get; init; }

    /// <summary>Name and outcome.</summary>
    /// <returns>For example <c>Purchase Delivered</c>.</returns>
    public override string ToString() => $"{EventName} {Outcome}";
}
