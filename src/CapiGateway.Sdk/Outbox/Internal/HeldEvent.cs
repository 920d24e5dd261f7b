namespace CapiGateway.Sdk.Outbox.Internal;

/// <summary>An event that is leased, and when its lease ends, in the uptime of its outbox.</summary>
internal readonly record struct HeldEvent(WaitingEvent Waiting, TimeSpan End);
