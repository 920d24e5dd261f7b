namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>What makes two events copies of each other, and for how long.</summary>
internal readonly record struct DeduplicationKey(string DatasetId, string Name, string Discriminator, RepetitionRule Rule);
