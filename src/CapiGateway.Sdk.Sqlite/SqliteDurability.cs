namespace CapiGateway.Sdk.Sqlite;

/// <summary>What a stored event survives.</summary>
public enum SqliteDurability
{
    /// <summary>Everything that the disk survives: an event is <c>Accepted</c> after it was flushed to the disk. The default.</summary>
    Full,

    /// <summary>
    /// A crash of the process, but not one of the machine: a power cut may take the events of the last seconds with it. The file stays whole.
    /// </summary>
    Normal,
}
