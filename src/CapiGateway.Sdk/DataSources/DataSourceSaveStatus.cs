namespace CapiGateway.Sdk.DataSources;

/// <summary>What became of an entry that a registry was asked to save.</summary>
public enum DataSourceSaveStatus
{
    /// <summary>It is saved, under the next version.</summary>
    Saved,

    /// <summary>Somebody else changed the entry meanwhile; nothing was saved.</summary>
    Conflict,

    /// <summary>The registry takes no changes; nothing was saved.</summary>
    ReadOnly,
}
