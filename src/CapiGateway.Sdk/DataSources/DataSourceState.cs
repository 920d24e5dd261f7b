namespace CapiGateway.Sdk.DataSources;

/// <summary>Where a data source stands in its life cycle.</summary>
public enum DataSourceState
{
    /// <summary>Added, but nobody has confirmed yet that id and token fit. Events addressed to it are refused at the door.</summary>
    Pending,

    /// <summary>Events addressed to it are taken in and, unless publishing is off, sent.</summary>
    Active,

    /// <summary>Events addressed to it are refused at the door. What was accepted before still leaves.</summary>
    Deactivated,

    /// <summary>Disconnected: events addressed to it are refused, and what waited was withdrawn. Its id can be connected again.</summary>
    Removed,
}
