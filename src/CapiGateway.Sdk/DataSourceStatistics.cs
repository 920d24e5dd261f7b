namespace CapiGateway.Sdk;

/// <summary>
/// The ledger of one data source: how many events came to each end. Exact when nothing is in flight; see <see cref="IsBalanced"/>.
/// </summary>
public readonly record struct DataSourceStatistics
{
    /// <summary>Events that were addressed to it.</summary>
    public long Addressed { get; init; }

    /// <summary>Of those, how many met no connected data source.</summary>
    public long NotConnected { get; init; }

    /// <summary>The others.</summary>
    public long Received => Addressed - NotConnected;

    /// <summary>Received, but invalid.</summary>
    public long Invalid { get; init; }

    /// <summary>Received, but denied by consent.</summary>
    public long ConsentDenied { get; init; }

    /// <summary>Received, but stopped by a filter.</summary>
    public long Filtered { get; init; }

    /// <summary>Received while publishing was switched off.</summary>
    public long PublishingOff { get; init; }

    /// <summary>Received, but published before.</summary>
    public long Duplicate { get; init; }

    /// <summary>Received, but refused by the outbox.</summary>
    public long Refused { get; init; }

    /// <summary>Received and stored.</summary>
    public long Accepted { get; init; }

    /// <summary>Waited in the outbox when the gateway started.</summary>
    public long PendingAtStart { get; init; }

    /// <summary>Meta has them.</summary>
    public long Delivered { get; init; }

    /// <summary>Meta answered, but said that it received fewer than were sent.</summary>
    public long Unconfirmed { get; init; }

    /// <summary>Must not be sent any more.</summary>
    public long Withdrawn { get; init; }

    /// <summary>Meta rejected them alone.</summary>
    public long Buried { get; init; }

    /// <summary>Became too old while they waited.</summary>
    public long Expired { get; init; }

    /// <summary>Made room for newer ones.</summary>
    public long Evicted { get; init; }

    /// <summary>Erased at a person's request.</summary>
    public long Erased { get; init; }

    /// <summary>Requests made for it, in all.</summary>
    public long Requests { get; init; }

    /// <summary>Events that wait, by this ledger: what was accepted and came to no end.</summary>
    public long Pending =>
        PendingAtStart + Accepted - Delivered - Unconfirmed - Withdrawn - Buried - Expired - Evicted - Erased;

    /// <summary>
    /// Whether every received event came to exactly one outcome at the door. Compare <see cref="Pending"/> with the status of the outbox
    /// for the other half of the ledger.
    /// </summary>
    public bool IsBalanced =>
        Received == Invalid + ConsentDenied + Filtered + PublishingOff + Duplicate + Refused + Accepted && Pending >= 0;

    /// <summary>Adds two ledgers.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>Their sum.</returns>
    public static DataSourceStatistics operator +(DataSourceStatistics left, DataSourceStatistics right) => Add(left, right);

    /// <summary>Adds two ledgers.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>Their sum.</returns>
    public static DataSourceStatistics Add(DataSourceStatistics left, DataSourceStatistics right) => new()
    {
        Addressed = left.Addressed + right.Addressed,
        NotConnected = left.NotConnected + right.NotConnected,
        Invalid = left.Invalid + right.Invalid,
        ConsentDenied = left.ConsentDenied + right.ConsentDenied,
        Filtered = left.Filtered + right.Filtered,
        PublishingOff = left.PublishingOff + right.PublishingOff,
        Duplicate = left.Duplicate + right.Duplicate,
        Refused = left.Refused + right.Refused,
        Accepted = left.Accepted + right.Accepted,
        PendingAtStart = left.PendingAtStart + right.PendingAtStart,
        Delivered = left.Delivered + right.Delivered,
        Unconfirmed = left.Unconfirmed + right.Unconfirmed,
        Withdrawn = left.Withdrawn + right.Withdrawn,
        Buried = left.Buried + right.Buried,
        Expired = left.Expired + right.Expired,
        Evicted = left.Evicted + right.Evicted,
        Erased = left.Erased + right.Erased,
        Requests = left.Requests + right.Requests,
    };
}
