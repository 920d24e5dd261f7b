namespace CapiGateway.Sdk.Outbox;

/// <summary>Ends the lease of an event.</summary>
/// <param name="LeaseId">The lease; one that ended meanwhile is ignored.</param>
/// <param name="Kind">What becomes of the event.</param>
/// <param name="NotBefore">When a <see cref="SettlementKind.GivenBack"/> event may be leased again; otherwise not used.</param>
/// <param name="Answer">What Meta answered; <see langword="null"/> when it was not asked.</param>
public readonly record struct Settlement(long LeaseId, SettlementKind Kind, DateTimeOffset NotBefore = default, DeliveryAnswer? Answer = null);
