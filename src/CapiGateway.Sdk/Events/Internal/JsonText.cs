using System.Text;
using System.Text.Json;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Text that JSON can carry. Half a surrogate pair and invalid UTF-8 are read without an exception.</summary>
internal static class JsonText
{
    private const char Replacement = '\ufffd';

    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        int surrogate = text.IndexOfAnyInRange('\ud800', '\udfff');
        if (surrogate < 0)
        {
            return true;
        }

        text = text[surrogate..];
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out int consumed) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            text = text[consumed..];
        }

        return true;
    }

    /// <summary>The text with halves of surrogate pairs replaced, as a JSON writer would; the same instance when there are none.</summary>
    public static string Repair(string text)
    {
        if (IsWellFormed(text))
        {
            return text;
        }

        char[] repaired = text.ToCharArray();
        for (int index = 0; index < repaired.Length; index++)
        {
            if (char.IsHighSurrogate(repaired[index]) && index + 1 < repaired.Length && char.IsLowSurrogate(repaired[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(repaired[index]))
            {
                repaired[index] = Replacement;
            }
        }

        return new string(repaired);
    }

    /// <summary>Whether nothing of it would be seen: it is missing, or of blanks, control and invisible characters.</summary>
    public static bool IsBlank(string? text) => UnicodeText.Trim(text).IsEmpty;

    public static string? TryRead(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static string? TryReadName(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
