using System.Text.Json;

namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>Writes an entry as JSON. What is left at its default is left out.</summary>
internal static class DataSourceEntryWriter
{
    public static void Write(DataSourceEntry entry, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteSettings(entry.DataSource, writer);
        writer.WriteString(EntryFields.State, entry.State.ToString());
        if (entry.IsPublishingOff)
        {
            writer.WriteBoolean(EntryFields.PublishingOff, value: true);
        }

        WriteNames(EntryFields.EventNamesOff, entry.EventNamesOff, writer);
        writer.WriteNumber(EntryFields.Version, entry.Version);
        writer.WriteString(EntryFields.ChangedAt, entry.ChangedAt);
        WriteText(EntryFields.ChangedBy, entry.ChangedBy, writer);
        writer.WriteEndObject();
    }

    private static void WriteSettings(DataSource source, Utf8JsonWriter writer)
    {
        writer.WriteString(EntryFields.Id, source.Id);
        WriteText(EntryFields.DisplayName, source.DisplayName == source.Id ? null : source.DisplayName, writer);
        writer.WriteString(EntryFields.Account, source.Account);
        WriteText(EntryFields.Credential, source.CredentialName == source.Id ? null : source.CredentialName, writer);
        WriteText(EntryFields.GatewayAddress, source.Destination.GatewayAddress?.OriginalString, writer);
        WriteText(EntryFields.TestEventCode, source.TestEventCode, writer);
        if (source.TestEventCodeExpiresAt is { } expiry)
        {
            writer.WriteString(EntryFields.TestEventCodeExpiresAt, expiry);
        }

        WriteNames(EntryFields.AllowedDomains, source.AllowedDomains, writer);
        WriteNames(EntryFields.BlockedDomains, source.BlockedDomains, writer);
        if (source.Fields != FieldAllowList.Everything)
        {
            WriteAllowList(source.Fields, writer);
        }
    }

    private static void WriteAllowList(FieldAllowList fields, Utf8JsonWriter writer)
    {
        writer.WriteStartObject(EntryFields.Fields);
        WriteList(EntryFields.UserData, fields.UserData, writer);
        WriteList(EntryFields.CustomData, fields.CustomData, writer);
        writer.WriteString(EntryFields.Urls, fields.Urls.ToString());
        WriteNames(EntryFields.QueryKeys, fields.QueryKeys, writer);
        writer.WriteEndObject();
    }

    private static void WriteText(string name, string? text, Utf8JsonWriter writer)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteNames(string name, IReadOnlyCollection<string> names, Utf8JsonWriter writer) =>
        WriteList(name, names.Count == 0 ? null : names, writer);

    private static void WriteList(string name, IReadOnlyCollection<string>? names, Utf8JsonWriter writer)
    {
        if (names is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (string one in names)
        {
            writer.WriteStringValue(one);
        }

        writer.WriteEndArray();
    }
}
