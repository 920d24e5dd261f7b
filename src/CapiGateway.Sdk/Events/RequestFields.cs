using System.Text.Json;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// What travels beside <c>data</c> in a request. Events that differ in it never share a request. Immutable, compared by value; prints no
/// values.
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

    /// <summary>Which part of an offline upload the request holds, <c>progress</c>; default none.</summary>
    public UploadProgress? Progress { get; init; }

    /// <summary>Who sent the request, <c>platforms</c>; default nobody.</summary>
    public IReadOnlyList<SendingPlatform> Platforms { get; init => field = value is null or [] ? [] : [.. value]; } = [];

    /// <summary>The names of the further properties.</summary>
    public IReadOnlyList<string> PropertyNames => Further.Names;

    internal JsonFields Further { get; init; } = JsonFields.Empty;

    /// <summary>These fields and one that this library does not name yet.</summary>
    /// <param name="name">Its name in Meta's spelling; a standard field is refused.</param>
    /// <param name="value">Its value; <see langword="null"/> and undefined are ignored.</param>
    /// <returns>The fields with the property.</returns>
    /// <exception cref="ArgumentException">The name is blank, not well-formed, or a standard one.</exception>
    public RequestFields WithProperty(string name, JsonElement value)
    {
        var added = new JsonDraft();
        OpenProperty.Set(added, RequestFieldNames.Table, name, value);
        return With(added);
    }

    /// <inheritdoc cref="WithProperty(string, JsonElement)"/>
    public RequestFields WithProperty(string name, string? value)
    {
        var added = new JsonDraft();
        OpenProperty.Set(added, RequestFieldNames.Table, name, value);
        return With(added);
    }

    /// <summary>These fields, with the gaps filled from others.</summary>
    /// <param name="fallback">What is taken where this says nothing.</param>
    /// <returns>The merged fields; this instance when nothing is added.</returns>
    /// <exception cref="ArgumentNullException">There is no fallback.</exception>
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
                    Progress = Progress ?? fallback.Progress,
                    Platforms = Platforms.Count > 0 ? Platforms : fallback.Platforms,
                    Further = Further.Count > 0 ? Further : fallback.Further,
                };
    }

    /// <inheritdoc/>
    public bool Equals(RequestFields? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && TestEventCode == other.TestEventCode
            && PartnerAgent == other.PartnerAgent
            && NamespaceId == other.NamespaceId
            && UploadId == other.UploadId
            && UploadTag == other.UploadTag
            && UploadSource == other.UploadSource
            && Progress == other.Progress
            && Platforms.SequenceEqual(other.Platforms)
            && Further.Equals(other.Further));

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(TestEventCode, PartnerAgent, NamespaceId, UploadId, UploadTag, UploadSource, Progress, Platforms.Count);

    /// <summary>Names the type only; values are never printed.</summary>
    /// <returns>The name of the type.</returns>
    public override string ToString() => nameof(RequestFields);

    // A blank value is an unset one: the two must not tear a batch apart.
    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : JsonText.Repair(value.Trim());

    private RequestFields With(JsonDraft added)
    {
        FieldCleaner.Clean(added, RequestFieldNames.Table, removePersonalData: false, new DiagnosticBag());
        return added.Count == 0 ? this : this with { Further = Further.With(added[0].Key, added[0].Value) };
    }
}
