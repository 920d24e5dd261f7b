namespace CapiGateway.Sdk.Telemetry;

/// <summary>What is wrong with a gateway: what needs somebody now, and what will if nothing is done.</summary>
internal sealed record HealthAnswer(IReadOnlyList<string> Faults, IReadOnlyList<string> Warnings, IReadOnlyDictionary<string, object> Data);
