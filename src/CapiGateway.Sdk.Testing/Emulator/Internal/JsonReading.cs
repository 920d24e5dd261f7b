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

        // The texts of "a string or a list of strings"; anything else in it counts as present but not a text.
        public IEnumerable<JsonElement> OneOrMany() => element.IsArray ? element.EnumerateArray() : element.IsPresent ? [element] : [];
    }
}
