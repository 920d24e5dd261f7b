namespace CapiGateway.Sdk.DataSources;

/// <summary>What was changed through <see cref="DataSourceAdministration"/>.</summary>
public enum AdministrationOperation
{
    /// <summary>A data source was added, or connected again.</summary>
    Add,

    /// <summary>Id and token were found good, and it became active.</summary>
    Confirm,

    /// <summary>It was activated again.</summary>
    Activate,

    /// <summary>It was deactivated.</summary>
    Deactivate,

    /// <summary>Publishing was switched on or off, for all of it or for an event name.</summary>
    SwitchPublishing,

    /// <summary>Its settings were changed.</summary>
    ChangeSettings,

    /// <summary>It was removed.</summary>
    Remove,
}
