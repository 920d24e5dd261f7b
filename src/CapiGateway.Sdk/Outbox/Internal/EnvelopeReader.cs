using System.Text.Json;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Outbox.Internal;

/// <summary>Reads the envelope. Never throws; what it cannot make an event of is none.</summary>
internal static class EnvelopeReader
{
    public static OutboxEvent? TryRead(ReadOnlyMemory<byte> envelope, ReadOnlyMemory<byte> payload)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(envelope);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement, payload) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? JsonText.TryRead(value) : null;

    public static long? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number)
            ? number
            : null;

    private static OutboxEvent? Read(JsonElement root, ReadOnlyMemory<byte> payload)
    {
        if (Number(root, EnvelopeNames.Version) is not (>= 1 and <= OutboxEventFormat.Version)
            || Text(root, EnvelopeNames.DataSourceId) is not { } dataSource
            || Text(root, EnvelopeNames.EventName) is not { } name
            || Text(root, EnvelopeNames.EventId) is not { } id
            || Time(root, EnvelopeNames.AcceptedAt) is not { } acceptedAt
            || Time(root, EnvelopeNames.ExpiresAt) is not { } expiresAt)
        {
            return null;
        }

        return new OutboxEvent
        {
            DataSourceId = dataSource,
            EventName = name,
            EventId = id,
            Payload = payload,
            AcceptedAt = acceptedAt,
            ExpiresAt = expiresAt,
            Account = Text(root, EnvelopeNames.Account) ?? "default",
            ActionSource = Text(root, EnvelopeNames.ActionSource),
            Identifiers = Text(root, EnvelopeNames.Identifiers) ?? string.Empty,
            Priority = Number(root, EnvelopeNames.Priority) is { } priority ? (EventPriority)priority : EventPriority.Normal,
            Claim = Claim(root),
            TraceParent = Text(root, EnvelopeNames.TraceParent),
            Consent = ConsentFormat.Read(root, EnvelopeNames.Consent),
            RequestFields = root.TryGetProperty(EnvelopeNames.RequestFields, out JsonElement fields) && fields.ValueKind == JsonValueKind.Object
                ? new RequestFieldsReader(new DiagnosticBag()).Read(fields)
                : RequestFields.None,
        };
    }

    private static DateTimeOffset? Time(JsonElement element, string name) =>
        Number(element, name) is { } ticks && ticks >= 0 && ticks <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    private static DeduplicationClaim? Claim(JsonElement element) =>
        element.TryGetProperty(EnvelopeNames.Claim, out JsonElement value) && value.ValueKind == JsonValueKind.String
        && value.TryGetBytesFromBase64(out byte[]? key) && key.Length == DeduplicationKey.ByteCount
        && Number(element, EnvelopeNames.Window) is { } window
            ? new DeduplicationClaim(DeduplicationKey.FromBytes(key), TimeSpan.FromTicks(window))
            : null;
}
