namespace CapiGateway.Sdk;

/// <summary>What a flush, or the end of a gateway, came to. Counts what had been accepted before it began.</summary>
/// <param name="Sent">How many events Meta took.</param>
/// <param name="Left">How many still wait: given back, paused, or out of time.</param>
/// <param name="Lost">How many ended without being sent: buried, expired, withdrawn, evicted; at the end of a gateway also those that an
/// in-memory outbox took with it.</param>
public readonly record struct FlushReport(int Sent, int Left, int Lost);
