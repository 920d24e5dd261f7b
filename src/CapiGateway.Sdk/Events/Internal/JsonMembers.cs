using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// The members of a JSON object, each name once: of several under one name the last one counts, as everywhere in JSON, and that is said.
/// </summary>
internal static class JsonMembers
{
    /// <summary>Reads an object.</summary>
    /// <param name="element">A JSON object.</param>
    /// <param name="section">Where it stands, in Meta's spelling; empty for the event.</param>
    /// <param name="isStandard">Whether a name is Meta's; any other could be personal data and is not repeated.</param>
    /// <param name="diagnostics">Where to say what is wrong.</param>
    public static OrderedDictionary<string, JsonElement> Read(
        JsonElement element, string section, Func<string, bool> isStandard, DiagnosticBag diagnostics)
    {
        var members = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (JsonText.TryReadName(property) is not { } name)
            {
                diagnostics.Add(EventRules.JsonValueUnusable, section);
            }
            else if (!members.TryAdd(name, property.Value))
            {
                members[name] = property.Value;
                diagnostics.Add(EventRules.JsonDuplicateKey, new FieldPath(section, isStandard(name) ? name : string.Empty).ToString());
            }
        }

        return members;
    }
}
