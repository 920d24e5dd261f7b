namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>What to do after one answer. Only what belongs to the kind is set.</summary>
internal sealed record DeliveryVerdict(VerdictKind Kind)
{
    /// <summary>How many Meta counted, when they were fewer than sent.</summary>
    public int? Received { get; init; }

    /// <summary>How long to wait at least before the next request.</summary>
    public TimeSpan? Wait { get; init; }

    public PauseReason? PauseReason { get; init; }

    /// <summary>
    /// A success that says neither a count nor an error: Meta's answer may have been spoiled on its way, but several in a row are somebody
    /// else's, such as a portal's page.
    /// </summary>
    public bool IsForeign { get; init; }

    /// <summary>Meta's code, so that one cause common to many events can be told.</summary>
    public int? Code { get; init; }

    public int? Subcode { get; init; }

    /// <summary>Where to look first for the bad event of a split; within the events sent.</summary>
    public int? BlamedEventIndex { get; init; }

    /// <summary>Somebody should be told, although the events go again by themselves.</summary>
    public bool Alert { get; init; }
}
