namespace CapiGateway.Sdk.Events;

/// <summary>
/// What travels beside <c>data</c> in a request. Events that differ in it never share a request. Immutable, compared by value.
/// </summary>
/// <remarks>Meta's documentation: <i>Conversions API, Main Body Parameters</i>.</remarks>
public sealed record RequestFields
{
    /// <summary>Nothing beside the events.</summary>
    public static RequestFields None { get; } = new();

    /// <summary>The code of the Test Events view, <c>test_event_code</c>; default none.</summary>
    public string? TestEventCode { get; init => field = Text(value); }

    /// <summary>The platform that sends for the advertiser, <c>partner_agent</c>: fewer than 23 characters; default none.</summary>
    public string? PartnerAgent { get; init => field = Text(value); }

    /// <summary>The scope of partner ids, <c>namespace_id</c>; default none.</summary>
    public string? NamespaceId { get; init => field = Text(value); }

    /// <summary>The session of an offline upload, <c>upload_id</c>; default none.</summary>
    public string? UploadId { get; init => field = Text(value); }

    /// <summary>The label of an offline upload, <c>upload_tag</c>; default none.</summary>
    public string? UploadTag { get; init => field = Text(value); }

    /// <summary>The origin of an offline upload, <c>upload_source</c>; default none.</summary>
    public string? UploadSource { get; init => field = Text(value); }

    /// <summary>These fields, with the gaps filled from others.</summary>
    /// <param name="fallback">What is taken where this says nothing.</param>
    /// <returns>The merged fields; this instance when nothing is added.</returns>
    public RequestFields Or(RequestFields fallback)
    {
        ArgumentNullException.ThrowIfNull(fallback);
        return ReferenceEquals(fallback, None) || ReferenceEquals(fallback, this)
            ? this
            : ReferenceEquals(this, None)
                ? fallback
                : new RequestFields
                {
                    TestEventCode = TestEventCode ?? fallback.TestEventCode,
                    PartnerAgent = PartnerAgent ?? fallback.PartnerAgent,
                    NamespaceId = NamespaceId ?? fallback.NamespaceId,
                    UploadId = UploadId ?? fallback.UploadId,
                    UploadTag = UploadTag ?? fallback.UploadTag,
                    UploadSource = UploadSource ?? fallback.UploadSource,
                };
    }

    // A blank value is an unset one: the two must not tear a batch apart.
    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
