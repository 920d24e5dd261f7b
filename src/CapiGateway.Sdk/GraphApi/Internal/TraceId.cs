using System.Text.Json;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// The id that Meta's support asks for: short, of letters, digits, dashes and underscores, and nothing that has to be redacted. Anything
/// else is not kept.
/// </summary>
internal static class TraceId
{
    private const int MaxLength = 64;

    public static string? Of(JsonElement? element, Redactor redactor) =>
        element is { ValueKind: JsonValueKind.String }
        && element.Text() is { Length: > 0 and <= MaxLength } text
        && text.All(IsAllowed)
        && redactor.Redact(text) == text
            ? text
            : null;

    private static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
