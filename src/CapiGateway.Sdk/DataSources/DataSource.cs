namespace CapiGateway.Sdk.DataSources;

/// <summary>
/// A dataset (pixel) that conversions are sent to. Holds the name of its credential, never the credential.
/// </summary>
/// <remarks>Immutable; change it with a <see langword="with"/> expression.</remarks>
public sealed record DataSource
{
    /// <summary>The account of a data source that names none.</summary>
    public const string DefaultAccount = "default";

    /// <summary>The dataset or pixel id, the <c>{dataset_id}</c> of the request's path: digits.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it; default the id.</summary>
    public string DisplayName
    {
        get => field ?? Id;
        init;
    }

    /// <summary>Whose it is. Events go to the active data sources of their account. Default <see cref="DefaultAccount"/>.</summary>
    public string Account { get; init; } = DefaultAccount;

    /// <summary>The name under which <see cref="IAccessTokenProvider"/> knows its token; default the id.</summary>
    public string CredentialName
    {
        get => field ?? Id;
        init;
    }

    /// <summary>Where its events are posted; default the Graph API.</summary>
    public DataSourceDestination Destination { get; init; } = DataSourceDestination.GraphApi;

    /// <summary>
    /// The code of Events Manager's Test Events view, such as <c>TEST12345</c>; default none. Test events are real events: a code in
    /// production also shows every event to whoever watches that view.
    /// </summary>
    public string? TestEventCode { get; init; }
}
