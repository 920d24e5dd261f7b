using CapiGateway.Sdk.DataSources.Internal;

namespace CapiGateway.Sdk.DataSources;

/// <summary>
/// Which fields may leave for a data source (data minimisation). What is not on the list is taken out of the event before it is stored, and
/// what waits is held against the list again before it leaves; consent may take away more. Immutable, compared by value.
/// </summary>
/// <remarks>
/// Meta takes a website event only with a page and a user agent, and every event only with something to match it by; an event that is left
/// with too little comes back as <see cref="PublishOutcome.Invalid"/>.
/// </remarks>
public sealed record FieldAllowList
{
    private readonly NameSet? _userData;
    private readonly NameSet? _customData;
    private readonly NameSet _queryKeys = NameSet.Empty;

    /// <summary>Everything may leave. The default of a data source.</summary>
    public static FieldAllowList Everything { get; } = new();

    /// <summary>
    /// The fields of <c>user_data</c> that may leave, in Meta's spelling, such as <c>em</c>, <c>ph</c>, <c>client_ip_address</c>,
    /// <c>client_user_agent</c> and <c>fbc</c>. Default <see langword="null"/>: all of them; empty: none.
    /// </summary>
    public IReadOnlyCollection<string>? UserData
    {
        get => _userData;
        init => _userData = value is null ? null : NameSet.Of(value);
    }

    /// <summary>
    /// The keys of <c>custom_data</c> that may leave, such as <c>value</c>, <c>currency</c> and <c>order_id</c>. Default
    /// <see langword="null"/>: all of them; empty: none.
    /// </summary>
    public IReadOnlyCollection<string>? CustomData
    {
        get => _customData;
        init => _customData = value is null ? null : NameSet.Of(value);
    }

    /// <summary>How much of <c>event_source_url</c> and <c>referrer_url</c> leaves. Default <see cref="UrlForm.Whole"/>.</summary>
    public UrlForm Urls { get; init; } = UrlForm.Whole;

    /// <summary>The keys of a query that stay in <see cref="UrlForm.WithoutQuery"/>, such as <c>utm_source</c>. Default none.</summary>
    public IReadOnlyCollection<string> QueryKeys
    {
        get => _queryKeys;
        init => _queryKeys = NameSet.Of(value);
    }

    /// <summary>Whether a field may leave.</summary>
    /// <param name="field">The field, such as <c>user_data.em</c> or <c>custom_data.order_id</c>.</param>
    /// <returns><see langword="true"/> when it may; for anything outside of <c>user_data</c> and <c>custom_data</c> always.</returns>
    /// <exception cref="ArgumentNullException">There is no field.</exception>
    public bool Allows(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        int dot = field.IndexOf('.', StringComparison.Ordinal);
        NameSet? names = dot < 0 ? null : field.AsSpan(0, dot) switch
        {
            "user_data" => _userData,
            "custom_data" => _customData,
            _ => null,
        };
        return names is null || names.Contains(field[(dot + 1)..]);
    }

    internal bool AllowsQueryKey(string key) => _queryKeys.Contains(key);
}
