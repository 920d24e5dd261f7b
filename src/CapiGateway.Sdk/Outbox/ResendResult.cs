namespace CapiGateway.Sdk.Outbox;

/// <summary>What became of a dead letter that was to be sent again, and why.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why it was not sent, in words; <see langword="null"/> when it was.</param>
public readonly record struct ResendResult(ResendStatus Status, string? Reason = null);
