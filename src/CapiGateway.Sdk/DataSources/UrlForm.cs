namespace CapiGateway.Sdk.DataSources;

/// <summary>How much of a page's address leaves.</summary>
public enum UrlForm
{
    /// <summary>All of it. The default.</summary>
    Whole,

    /// <summary>Without fragment, user information and query, except for the query's keys that are named.</summary>
    WithoutQuery,

    /// <summary>Scheme, host and port only.</summary>
    OriginOnly,
}
