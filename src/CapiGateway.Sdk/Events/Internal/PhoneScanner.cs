using System.Buffers;
using System.Text;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Takes phone numbers out of text: written with a plus, in the North American form, or as the value of a query parameter that is named
/// after a phone. Order numbers and times, which are long runs of digits too, stay. Linear in the length of the text.
/// </summary>
internal static class PhoneScanner
{
    private const string UrlMark = "://";

    private static readonly SearchValues<char> Beginnings = SearchValues.Create(PhoneForm.Beginnings);

    /// <summary>The text without numbers; the same instance when there is none.</summary>
    public static string Remove(string text, TextScrutiny scrutiny)
    {
        string rest = QueryParameters.RemovePhones(text);
        StringBuilder? kept = null;
        int copied = 0;
        (int Start, int End) url = default;
        for (int index = 0; rest.AsSpan(index).IndexOfAny(Beginnings) is var next and >= 0;)
        {
            index += next;
            while (index >= url.End)
            {
                url = NextUrl(rest, url.End);
            }

            // Paths and parameters hold numbers of articles.
            int length = PhoneForm.LengthAt(rest, index, index >= url.Start ? TextScrutiny.Reference : scrutiny);
            if (length > 0)
            {
                (kept ??= new StringBuilder(rest.Length)).Append(rest, copied, index - copied);
                copied = index + length;
            }

            index += length > 0 ? length : SkipAt(rest, index);
        }

        return kept is null ? rest : kept.Append(rest, copied, rest.Length - copied).ToString();
    }

    // A URL ends at the first blank. Behind the last one comes none that any index would reach.
    private static (int Start, int End) NextUrl(string text, int from)
    {
        int mark = text.IndexOf(UrlMark, from, StringComparison.Ordinal);
        if (mark < 0)
        {
            return (text.Length, int.MaxValue);
        }

        int start = mark + UrlMark.Length;
        int length = text.AsSpan(start).IndexOfAny(" \t\r\n");
        return (start, length < 0 ? int.MaxValue : start + length);
    }

    // No number begins in the middle of a run of digits, nor of an escape.
    private static int SkipAt(string text, int index)
    {
        if (text[index] == '%')
        {
            EncodedText.Read(text, index, out int length);
            return length;
        }

        return text.AsSpan(index).IndexOfAnyExceptInRange('0', '9') switch
        {
            < 0 => text.Length - index,
            0 => 1,
            var digits => digits,
        };
    }
}
