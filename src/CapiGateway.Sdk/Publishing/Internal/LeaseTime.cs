namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// What the time of one lease allows, by the pump's clock: when it ends, another pump, or this one, has the same events again.
/// </summary>
/// <param name="AskUntil">Until when consent is asked; the other half is for sending what was asked about.</param>
/// <param name="SendUntil">Until when a request may begin, so that it is over and settled before the lease is.</param>
internal readonly record struct LeaseTime(DateTimeOffset AskUntil, DateTimeOffset SendUntil)
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    public static LeaseTime From(DateTimeOffset leasedAt, DeliverySettings settings)
    {
        TimeSpan usable = settings.LeaseDuration - settings.AttemptTimeout - Settling;
        return new LeaseTime(leasedAt + (usable / 2), leasedAt + usable);
    }
}
