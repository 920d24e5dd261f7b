using System.Buffers;
using System.Text;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Takes e-mail addresses out of text, also percent-encoded once or twice. Linear in the length of the text.</summary>
internal static class EmailScanner
{
    private const int MaxLocalLength = 64;

    private static readonly SearchValues<string> AtSigns = SearchValues.Create(["@", "%40", "%2540"], StringComparison.Ordinal);
    private static readonly SearchValues<char> LocalCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.!#$%*_+-~^{}|'`");

    /// <summary>The text without addresses; the same instance when there is none.</summary>
    public static string Remove(string text)
    {
        StringBuilder? kept = null;
        int copied = 0;
        int from = 0;
        while (text.AsSpan(from).IndexOfAny(AtSigns) is var found and >= 0)
        {
            int at = from + found;
            int afterAt = at + AtLength(text.AsSpan(at));
            int start = LocalStart(text, copied, at);
            int end = DomainEnd(text, afterAt);
            from = afterAt;
            if (start < at && end > afterAt)
            {
                (kept ??= new StringBuilder(text.Length)).Append(text, copied, start - copied);
                copied = from = end;
            }
        }

        return kept is null ? text : kept.Append(text, copied, text.Length - copied).ToString();
    }

    private static int AtLength(ReadOnlySpan<char> text) => text[0] == '@' ? 1 : text[1] == '4' ? 3 : 5;

    private static int LocalStart(string text, int from, int at)
    {
        int start = at;
        while (start > from && at - start < MaxLocalLength && (LocalCharacters.Contains(text[start - 1]) || char.IsLetter(text[start - 1])))
        {
            start--;
        }

        return start;
    }

    // A domain has a dot with a letter behind it, which "pkg@1.2.3" has not; the dot that ends a sentence is not part of it.
    private static int DomainEnd(string text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        ReadOnlySpan<char> domain = text.AsSpan(start, end - start).TrimEnd(".-");
        int dot = domain.LastIndexOf('.');
        return dot > 0 && char.IsLetter(domain[dot + 1]) ? start + domain.Length : start;
    }
}
