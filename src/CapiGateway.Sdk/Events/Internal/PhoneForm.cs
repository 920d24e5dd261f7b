namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The forms in which a phone number stands in text, also percent-encoded.</summary>
internal static class PhoneForm
{
    /// <summary>What a number can begin with: a plus or a bracket, also percent-encoded, or a digit.</summary>
    public const string Beginnings = "+%(0123456789";

    private const int FewestInternational = 8;
    private const int MostInternational = 15;
    private const int MostSeparators = 3;

    /// <summary>How long the number is that begins at an index; 0 when none does.</summary>
    public static int LengthAt(string text, int index)
    {
        char character = text[index];
        if (!Beginnings.Contains(character, StringComparison.Ordinal))
        {
            return 0;
        }

        char before = index == 0 ? ' ' : text[index - 1];
        if (char.IsLetterOrDigit(before))
        {
            return 0;
        }

        int international = International(text, index);
        return international > 0 || before is '_' or '.' or '-' ? international : NorthAmerican(text, index);
    }

    // A plus, then 8 to 15 digits with up to three separators between them.
    private static int International(string text, int start)
    {
        int position = start + Length(text, start, '+', "%2B");
        if (position == start)
        {
            return 0;
        }

        int digits = 0;
        int end = position;
        for (int separators = 0; position < text.Length && separators <= MostSeparators;)
        {
            if (char.IsAsciiDigit(text[position]))
            {
                digits++;
                separators = 0;
                end = ++position;
            }
            else if (Separator(text, position) is var length and > 0)
            {
                separators++;
                position += length;
            }
            else
            {
                break;
            }
        }

        return digits is >= FewestInternational and <= MostInternational ? end - start : 0;
    }

    // (650) 555-1212, 650-555-1212, 650.555.1212
    private static int NorthAmerican(string text, int start)
    {
        int position = start;
        int open = Length(text, position, '(', "%28");
        position += open;
        if (!Digits(text, ref position, 3))
        {
            return 0;
        }

        if (open > 0)
        {
            int close = Length(text, position, ')', "%29");
            if (close == 0)
            {
                return 0;
            }

            position += close;
        }

        position += Separator(text, position);
        if (!Digits(text, ref position, 3) || Separator(text, position) is not (var length and > 0))
        {
            return 0;
        }

        position += length;
        bool complete = Digits(text, ref position, 4)
            && (position == text.Length || (!char.IsLetterOrDigit(text[position]) && text[position] is not ('_' or '-')));
        return complete ? position - start : 0;
    }

    private static bool Digits(string text, ref int position, int count)
    {
        if (position + count > text.Length || text.AsSpan(position, count).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        position += count;
        return true;
    }

    private static int Separator(string text, int position) =>
        position < text.Length && text[position] is ' ' or '.' or '-' or '(' or ')' or '/' or '+' ? 1
        : position < text.Length && text[position] == '%' && IsEncodedSeparator(text.AsSpan(position)) ? 3
        : 0;

    private static bool IsEncodedSeparator(ReadOnlySpan<char> text) =>
        text.StartsWith("%20", StringComparison.Ordinal)
        || text.StartsWith("%28", StringComparison.Ordinal)
        || text.StartsWith("%29", StringComparison.Ordinal);

    private static int Length(string text, int position, char plain, string encoded) =>
        position < text.Length && text[position] == plain ? 1
        : text.AsSpan(Math.Min(position, text.Length)).StartsWith(encoded, StringComparison.OrdinalIgnoreCase) ? encoded.Length
        : 0;
}
