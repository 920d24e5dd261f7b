namespace CapiGateway.Sdk.DataSources;

/// <summary>What became of a call to <see cref="DataSourceAdministration"/>.</summary>
public enum AdministrationStatus
{
    /// <summary>It was done and is in force in this process; or it was so already.</summary>
    Done,

    /// <summary>The role does not allow it.</summary>
    Forbidden,

    /// <summary>The account has no such data source.</summary>
    NotFound,

    /// <summary>The id is connected already; an id belongs to one account at a time.</summary>
    AlreadyConnected,

    /// <summary>The state does not allow it; see the explanation.</summary>
    WrongState,

    /// <summary>The settings are not valid; see the explanation.</summary>
    Invalid,

    /// <summary>Id and token were not found good; see the confirmation.</summary>
    NotConfirmed,

    /// <summary>Somebody else changed it again and again meanwhile; try once more.</summary>
    Conflict,

    /// <summary>The registry takes no changes; make them where it is kept.</summary>
    ReadOnly,

    /// <summary>The registry failed or did not answer in time; whether the change was saved shows at its next answer.</summary>
    RegistryFailed,
}
