using System.Text.Json;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// What stands beside <c>data</c>. Events travel together only when theirs are equal, so this is also the key of a batch.
/// </summary>
/// <remarks>A blank value is an unset one: the two must not tear a batch apart.</remarks>
internal sealed record EventsRequestHeader
{
    public static EventsRequestHeader None { get; } = new();

    public string? TestEventCode { get; init => field = Text(value); }

    public string? PartnerAgent { get; init => field = Text(value); }

    public string? NamespaceId { get; init => field = Text(value); }

    public string? UploadId { get; init => field = Text(value); }

    public string? UploadTag { get; init => field = Text(value); }

    public string? UploadSource { get; init => field = Text(value); }

    public void WriteTo(Utf8JsonWriter writer)
    {
        Write(writer, "test_event_code"u8, TestEventCode);
        Write(writer, "partner_agent"u8, PartnerAgent);
        Write(writer, "namespace_id"u8, NamespaceId);
        Write(writer, "upload_id"u8, UploadId);
        Write(writer, "upload_tag"u8, UploadTag);
        Write(writer, "upload_source"u8, UploadSource);
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
