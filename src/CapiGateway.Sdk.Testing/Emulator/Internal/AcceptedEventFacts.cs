namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>What is kept of an event that passed all rules.</summary>
internal sealed record AcceptedEventFacts(
    int Index,
    string DatasetId,
    string Name,
    string? Id,
    string? ActionSource,
    DateTimeOffset EventTime,
    DeduplicationKey? Key,
    byte[] Json);
