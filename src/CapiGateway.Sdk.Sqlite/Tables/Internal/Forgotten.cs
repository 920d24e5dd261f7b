namespace CapiGateway.Sdk.Sqlite.Tables.Internal;

/// <summary>How much of what is only remembered made room for events.</summary>
/// <param name="Entries">Entries of the journal.</param>
/// <param name="Letters">Dead letters.</param>
internal readonly record struct Forgotten(int Entries, int Letters);
