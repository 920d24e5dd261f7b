using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>
/// Reads an entry as it was written. A known member of a wrong form makes the whole entry unreadable: passing over a switch or an
/// allow-list would send what must not be sent.
/// </summary>
internal static class DataSourceEntryReader
{
    public static bool TryRead(ReadOnlyMemory<byte> utf8Json, [NotNullWhen(true)] out DataSourceEntry? entry)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8Json);
            entry = Read(document.RootElement);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            entry = null;
            return false;
        }
    }

    private static DataSourceEntry Read(JsonElement json) => new()
    {
        DataSource = ReadSettings(json),
        State = Name<DataSourceState>(Required(json, EntryFields.State)),
        IsPublishingOff = Find(json, EntryFields.PublishingOff)?.GetBoolean() ?? false,
        EventNamesOff = Names(json, EntryFields.EventNamesOff) ?? [],
        Version = Required(json, EntryFields.Version).GetInt64(),
        ChangedAt = Find(json, EntryFields.ChangedAt)?.GetDateTimeOffset() ?? default,
        ChangedBy = Text(json, EntryFields.ChangedBy),
    };

    private static DataSource ReadSettings(JsonElement json) => new()
    {
        Id = TextOf(Required(json, EntryFields.Id)),
        DisplayName = Text(json, EntryFields.DisplayName)!,
        Account = Text(json, EntryFields.Account) ?? DataSource.DefaultAccount,
        CredentialName = Text(json, EntryFields.Credential)!,
        Destination = Text(json, EntryFields.GatewayAddress) is { } address
            ? DataSourceDestination.HostedGateway(new Uri(address, UriKind.Absolute))
            : DataSourceDestination.GraphApi,
        TestEventCode = Text(json, EntryFields.TestEventCode),
        TestEventCodeExpiresAt = Find(json, EntryFields.TestEventCodeExpiresAt)?.GetDateTimeOffset(),
        AllowedDomains = Names(json, EntryFields.AllowedDomains) ?? [],
        BlockedDomains = Names(json, EntryFields.BlockedDomains) ?? [],
        Fields = Find(json, EntryFields.Fields) is { } fields ? ReadAllowList(fields) : FieldAllowList.Everything,
    };

    private static FieldAllowList ReadAllowList(JsonElement json) => new()
    {
        UserData = Names(json, EntryFields.UserData),
        CustomData = Names(json, EntryFields.CustomData),
        Urls = Name<UrlForm>(Required(json, EntryFields.Urls)),
        QueryKeys = Names(json, EntryFields.QueryKeys) ?? [],
    };

    private static JsonElement? Find(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static JsonElement Required(JsonElement json, string name) =>
        Find(json, name) ?? throw new FormatException($"There is no '{name}'.");

    private static string? Text(JsonElement json, string name) => Find(json, name) is { } value ? TextOf(value) : null;

    private static string TextOf(JsonElement value) => value.GetString()!;

    private static string[]? Names(JsonElement json, string name) => Find(json, name) is { } list
        ? [.. list.EnumerateArray().Select(one => one.GetString() ?? throw new FormatException($"'{name}' has a null."))]
        : null;

    private static T Name<T>(JsonElement value)
        where T : struct, Enum =>
        Enum.TryParse(value.GetString(), ignoreCase: false, out T known) && known.ToString() == value.GetString() ? known : throw new FormatException($"No {typeof(T).Name}.");
}
