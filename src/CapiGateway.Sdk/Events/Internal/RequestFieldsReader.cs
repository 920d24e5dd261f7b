using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Reads what stands beside <c>data</c>; never credentials.</summary>
internal sealed class RequestFieldsReader(DiagnosticBag diagnostics)
{
    private readonly ScalarReader _scalars = new(diagnostics);

    public RequestFields Read(JsonElement root)
    {
        OrderedDictionary<string, JsonElement> members = Members(root, string.Empty);
        var fields = new RequestFields
        {
            TestEventCode = Text(members, RequestFieldNames.TestEventCode),
            PartnerAgent = Text(members, RequestFieldNames.PartnerAgent),
            NamespaceId = Text(members, RequestFieldNames.NamespaceId),
            UploadId = Text(members, RequestFieldNames.UploadId),
            UploadTag = Text(members, RequestFieldNames.UploadTag),
            UploadSource = Text(members, RequestFieldNames.UploadSource),
            Progress = Progress(members),
            Platforms = Platforms(members),
            Further = Further(members),
        };
        return fields.Equals(RequestFields.None) ? RequestFields.None : fields;
    }

    private OrderedDictionary<string, JsonElement> Members(JsonElement element, string section) =>
        JsonMembers.Read(element, section, RequestFieldNames.Table.IsStandard, diagnostics);

    private JsonFields Further(OrderedDictionary<string, JsonElement> members)
    {
        var further = new JsonDraft();
        foreach ((string name, JsonElement value) in members)
        {
            if (!RequestFieldNames.Table.IsStandard(name) && value.ValueKind != JsonValueKind.Null)
            {
                further.Set(name, JsonValue.From(value));
            }
        }

        FieldCleaner.Clean(further, RequestFieldNames.Table, removePersonalData: false, diagnostics);
        return further.ToFields();
    }

    private string? Text(OrderedDictionary<string, JsonElement> members, string name) =>
        members.TryGetValue(name, out JsonElement value) ? _scalars.Text(value, name) : null;

    private UploadProgress? Progress(OrderedDictionary<string, JsonElement> members)
    {
        if (!members.TryGetValue(RequestFieldNames.Progress, out JsonElement progress) || progress.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (progress.ValueKind == JsonValueKind.Object)
        {
            OrderedDictionary<string, JsonElement> bounds = Members(progress, RequestFieldNames.Progress);
            if (Long(bounds, "start_inclusive") is { } start && Long(bounds, "end_exclusive") is { } end)
            {
                return new UploadProgress(start, end);
            }
        }

        diagnostics.Add(EventRules.JsonValueUnusable, RequestFieldNames.Progress);
        return null;
    }

    private long? Long(OrderedDictionary<string, JsonElement> members, string name) =>
        members.TryGetValue(name, out JsonElement value)
        && _scalars.Integer(value, RequestFieldNames.Progress) is >= long.MinValue and <= long.MaxValue and var number
            ? (long)number
            : null;

    private List<SendingPlatform> Platforms(OrderedDictionary<string, JsonElement> members)
    {
        var platforms = new List<SendingPlatform>();
        if (!members.TryGetValue(RequestFieldNames.Platforms, out JsonElement list) || list.ValueKind == JsonValueKind.Null)
        {
            return platforms;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            diagnostics.Add(EventRules.JsonValueUnusable, RequestFieldNames.Platforms);
            return platforms;
        }

        foreach (JsonElement item in list.EnumerateArray())
        {
            if (Platform(item) is { } platform)
            {
                platforms.Add(platform);
            }
            else
            {
                diagnostics.Add(EventRules.JsonValueUnusable, RequestFieldNames.Platforms);
            }
        }

        return platforms;
    }

    private SendingPlatform? Platform(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        OrderedDictionary<string, JsonElement> members = Members(item, RequestFieldNames.Platforms);
        return Text(members, "name") is { } name && Text(members, "type") is { } type
            ? new SendingPlatform(name, type, Text(members, "version"))
            : null;
    }
}
