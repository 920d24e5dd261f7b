namespace CapiGateway.Sdk.Outbox;

/// <summary>Ends the lease of an event.</summary>
/// <param name="LeaseId">The lease; one that ended meanwhile is ignored.</param>
/// <param name="Kind">What becomes of the event.</param>
/// <param name="NotBefore">When a <see cref="SettlementKind.GivenBack"/> event may be leased again; default at once. Otherwise not used.</param>
/// <param name="Answer">What Meta answered; <see langword="null"/> when it was not asked.</param>
public readonly record struct Settlement(long LeaseId, SettlementKind Kind, DateTimeOffset NotBefore = default, DeliveryAnswer? Answer = null)
{
    /// <summary>
    /// Whether the event comes to an end that leaves its deduplication key free: Meta never took it. One that was buried in doubt keeps its key,
    /// and so does one that became too old.
    /// </summary>
    public bool ReleasesClaim => Kind is SettlementKind.Withdrawn or SettlementKind.Evicted || (Kind == SettlementKind.Buried && Answer is { IsRefusal: true });
}
