using System.Text.Json;

namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>What stands around the events. Meta's documentation: <i>Main Body Parameters</i>, <i>Using the API</i>.</summary>
internal static class BatchRules
{
    private const int MaxEvents = 1_000;

    private static readonly HashSet<string> KnownFields = new(StringComparer.Ordinal)
    {
        "data", "test_event_code", "partner_agent", "namespace_id", "upload_id", "upload_tag", "upload_source", "progress", "platforms",
        "access_token", "appsecret_proof", "appsecret_time", "accessKey",
    };

    private static readonly string[] Texts =
        ["test_event_code", "partner_agent", "namespace_id", "upload_id", "upload_tag", "upload_source"];

    // Removed from all versions in October 2026.
    private static readonly string[] RemovedQueryParameters = ["pretty", "debug", "date_format"];

    public static Objection? Check(RequestParts parts, List<Objection> warnings)
    {
        var root = parts.Root;
        if (!root.IsObject)
        {
            return new(100, "The body must be one JSON object", 2804019);
        }

        if (!parts.Data.IsArray || parts.EventCount == 0)
        {
            return new(100, 2804019, "The parameter must be a list of at least one event", new(null, ["data"]));
        }

        if (parts.EventCount > MaxEvents)
        {
            return new(100, null, "A request takes at most 1000 events", new(null, ["data"]));
        }

        foreach (var name in Texts)
        {
            var field = root.Member(name);
            if (field.IsPresent && (!field.IsString || field.IsBlankText))
            {
                return new(100, 2804016, "The parameter must be a string that is not empty", new(null, [name]));
            }
        }

        Warn(parts, warnings);
        return null;
    }

    private static void Warn(RequestParts parts, List<Objection> warnings)
    {
        foreach (var member in parts.Root.EnumerateObject())
        {
            if (!KnownFields.Contains(member.Name))
            {
                warnings.Add(new(0, null, "Unknown parameter", new(null, [member.Name])));
            }
            else if (member.Value.ValueKind == JsonValueKind.Null)
            {
                warnings.Add(new(0, null, "The parameter is null; leave it out", new(null, [member.Name])));
            }
        }

        if (parts.Root.Text("partner_agent") is { } agent && (agent.Length >= 23 || agent.Count(char.IsAsciiLetter) < 2))
        {
            warnings.Add(new(0, null, "A platform's name has fewer than 23 characters, two of them letters", new(null, ["partner_agent"])));
        }

        foreach (var name in RemovedQueryParameters.Where(parts.Query.ContainsKey))
        {
            warnings.Add(new(0, null, "The query parameter was removed from the Graph API", new(null, [name])));
        }
    }
}
