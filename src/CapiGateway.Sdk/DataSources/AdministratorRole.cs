namespace CapiGateway.Sdk.DataSources;

/// <summary>What somebody may do with the data sources of their account. Nobody sees another account's.</summary>
public enum AdministratorRole
{
    /// <summary>Looks at them, and changes nothing.</summary>
    ViewOnly,

    /// <summary>Manages every one of them.</summary>
    Manager,

    /// <summary>Manages every one of them; people, roles and accounts are the host's own affair.</summary>
    Admin,
}
