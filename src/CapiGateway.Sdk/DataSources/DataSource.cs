using CapiGateway.Sdk.DataSources.Internal;

namespace CapiGateway.Sdk.DataSources;

/// <summary>
/// A dataset (pixel) that conversions are sent to. Holds the name of its credential, never the credential.
/// </summary>
/// <remarks>Immutable; change it with a <see langword="with"/> expression.</remarks>
public sealed record DataSource
{
    /// <summary>The account of a data source that names none.</summary>
    public const string DefaultAccount = "default";

    private readonly NameSet _allowedDomains = NameSet.Empty;
    private readonly NameSet _blockedDomains = NameSet.Empty;

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

    /// <summary>When <see cref="TestEventCode"/> ends: it is not sent any more from then on. Default never, which the log warns of.</summary>
    public DateTimeOffset? TestEventCodeExpiresAt { get; init; }

    /// <summary>
    /// The domains whose pages' events are published, such as <c>example.com</c>, which covers its subdomains; events of other pages end as
    /// <see cref="PublishOutcome.Filtered"/>, and so do those of a page whose address cannot be read; those without a page pass. Default
    /// none: those of every page are.
    /// </summary>
    public IReadOnlyCollection<string> AllowedDomains
    {
        get => _allowedDomains;
        init => _allowedDomains = NameSet.Of(value);
    }

    /// <summary>
    /// The domains whose pages' events are not published, such as <c>staging.example.com</c>, which covers its subdomains; they end as
    /// <see cref="PublishOutcome.Filtered"/>. It wins over <see cref="AllowedDomains"/>. Default none.
    /// </summary>
    public IReadOnlyCollection<string> BlockedDomains
    {
        get => _blockedDomains;
        init => _blockedDomains = NameSet.Of(value);
    }

    /// <summary>Which fields may leave for it. Default <see cref="FieldAllowList.Everything"/>.</summary>
    public FieldAllowList Fields { get; init; } = FieldAllowList.Everything;

    /// <summary>The test event code that is in force.</summary>
    /// <param name="now">The time.</param>
    /// <returns>The code; <see langword="null"/> when there is none or it has expired.</returns>
    public string? TestEventCodeAt(DateTimeOffset now) => TestEventCodeExpiresAt <= now ? null : TestEventCode;
}
