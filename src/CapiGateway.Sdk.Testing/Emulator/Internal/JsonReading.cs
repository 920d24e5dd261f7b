using System.Text.Json;

namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>Reads members that may be missing, null or of another type than expected. Missing and null are both "undefined".</summary>
internal static class JsonReading
{
    extension(JsonElement element)
    {
        public bool IsPresent => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

        public bool IsObject => element.ValueKind == JsonValueKind.Object;

        public bool IsArray => element.ValueKind == JsonValueKind.Array;

        public bool IsString => element.ValueKind == JsonValueKind.String;

        public bool IsInteger => element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out _);

        public bool IsBlankText => element.IsString && string.IsNullOrWhiteSpace(element.GetString());

        public JsonElement Member(string name) =>
            element.IsObject && element.TryGetProperty(name, out var member) && member.IsPresent ? member : default;

        public string? Text(string name)
        {
            var member = element.Member(name);
            return member.IsString ? member.GetString() : null;
        }

        // The members of an object, one by one; a list is as many members of its name.
        public IEnumerable<(string Name, JsonElement Value)> Values()
        {
            if (!element.IsObject)
            {
                yield break;
            }

            foreach (var member in element.EnumerateObject())
            {
                if (member.Value.IsArray)
                {
                    foreach (var value in member.Value.EnumerateArray())
                    {
                        yield return (member.Name, value);
                    }
                }
                else if (member.Value.IsPresent)
                {
                    yield return (member.Name, member.Value);
                }
            }
        }
    }
}
