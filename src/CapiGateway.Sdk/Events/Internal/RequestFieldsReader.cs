using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Reads what stands beside <c>data</c>; never credentials.</summary>
internal static class RequestFieldsReader
{
    public static RequestFields Read(JsonElement root, DiagnosticBag diagnostics)
    {
        var scalars = new ScalarReader(diagnostics);
        var further = new JsonDraft();
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (JsonText.TryReadName(property) is not { } name)
            {
                diagnostics.Add(EventRules.JsonValueUnusable, string.Empty);
            }
            else if (!RequestFieldNames.Table.IsStandard(name) && property.Value.ValueKind != JsonValueKind.Null)
            {
                further.Set(name, JsonValue.From(property.Value));
            }
        }

        FieldCleaner.Clean(further, RequestFieldNames.Table, removePersonalData: false, diagnostics);
        var fields = new RequestFields
        {
            TestEventCode = Text(root, RequestFieldNames.TestEventCode, scalars),
            PartnerAgent = Text(root, RequestFieldNames.PartnerAgent, scalars),
            NamespaceId = Text(root, RequestFieldNames.NamespaceId, scalars),
            UploadId = Text(root, RequestFieldNames.UploadId, scalars),
            UploadTag = Text(root, RequestFieldNames.UploadTag, scalars),
            UploadSource = Text(root, RequestFieldNames.UploadSource, scalars),
            Progress = Progress(root, scalars, diagnostics),
            Platforms = Platforms(root, scalars, diagnostics),
            Further = further.ToFields(),
        };
        return fields.Equals(RequestFields.None) ? RequestFields.None : fields;
    }

    private static string? Text(JsonElement element, string name, ScalarReader scalars) => scalars.Text(JsonSource.Last(element, name), name);

    private static UploadProgress? Progress(JsonElement root, ScalarReader scalars, DiagnosticBag diagnostics)
    {
        if (JsonSource.Last(root, RequestFieldNames.Progress) is not { ValueKind: not JsonValueKind.Null } progress)
        {
            return null;
        }

        if (progress.ValueKind == JsonValueKind.Object
            && Long(progress, "start_inclusive", scalars) is { } start
            && Long(progress, "end_exclusive", scalars) is { } end)
        {
            return new UploadProgress(start, end);
        }

        diagnostics.Add(EventRules.JsonValueUnusable, RequestFieldNames.Progress);
        return null;
    }

    private static long? Long(JsonElement element, string name, ScalarReader scalars) =>
        JsonSource.Last(element, name) is { } value && scalars.Integer(value, name) is >= long.MinValue and <= long.MaxValue and var number
            ? (long)number
            : null;

    private static List<SendingPlatform> Platforms(JsonElement root, ScalarReader scalars, DiagnosticBag diagnostics)
    {
        var platforms = new List<SendingPlatform>();
        if (JsonSource.Last(root, RequestFieldNames.Platforms) is not { ValueKind: JsonValueKind.Array } list)
        {
            return platforms;
        }

        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object && Text(item, "name", scalars) is { } name && Text(item, "type", scalars) is { } type)
            {
                platforms.Add(new SendingPlatform(name, type, Text(item, "version", scalars)));
            }
            else
            {
                diagnostics.Add(EventRules.JsonValueUnusable, RequestFieldNames.Platforms);
            }
        }

        return platforms;
    }
}
