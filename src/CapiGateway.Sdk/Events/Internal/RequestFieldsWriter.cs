using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Writes what stands beside <c>data</c>: only what is set.</summary>
internal static class RequestFieldsWriter
{
    public static void WriteTo(Utf8JsonWriter writer, RequestFields fields)
    {
        Write(writer, "test_event_code"u8, fields.TestEventCode);
        Write(writer, "partner_agent"u8, fields.PartnerAgent);
        Write(writer, "namespace_id"u8, fields.NamespaceId);
        Write(writer, "upload_id"u8, fields.UploadId);
        Write(writer, "upload_tag"u8, fields.UploadTag);
        Write(writer, "upload_source"u8, fields.UploadSource);
        if (fields.Progress is { } progress)
        {
            writer.WriteStartObject("progress"u8);
            writer.WriteNumber("start_inclusive"u8, progress.StartInclusive);
            writer.WriteNumber("end_exclusive"u8, progress.EndExclusive);
            writer.WriteEndObject();
        }

        if (fields.Platforms.Count > 0)
        {
            WritePlatforms(writer, fields.Platforms);
        }

        fields.Further.WriteMembersTo(writer);
    }

    private static void WritePlatforms(Utf8JsonWriter writer, IReadOnlyList<SendingPlatform> platforms)
    {
        writer.WriteStartArray("platforms"u8);
        foreach (SendingPlatform platform in platforms)
        {
            writer.WriteStartObject();
            Write(writer, "name"u8, platform.Name);
            Write(writer, "type"u8, platform.Type);
            Write(writer, "version"u8, platform.Version);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
