using System.Globalization;
using System.Text;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The forms in which a phone number stands in text, also percent-encoded. Looks at no more than the longest number.</summary>
internal static class PhoneForm
{
    /// <summary>What a number can begin with: a plus or a bracket, also percent-encoded, or a digit.</summary>
    public const string Beginnings = "+\uff0b%(0123456789";

    private const int FewestInternational = 8;
    private const int MostInternational = 15;
    private const int MostSeparators = 3;

    /// <summary>How long the number is that begins at an index; 0 when none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Where one of the <see cref="Beginnings"/> stands.</param>
    /// <param name="scrutiny">
    /// <see cref="TextScrutiny.Reference"/> when numbers do not count that have neither a plus nor brackets: an article may have such a one.
    /// </param>
    public static int LengthAt(string text, int index, TextScrutiny scrutiny)
    {
        Rune first = EncodedText.Read(text, index, out int length);
        bool isPlus = IsPlus(first);
        if (!isPlus && first.Value != '(' && (scrutiny == TextScrutiny.Reference || !Rune.IsDigit(first)))
        {
            return 0;
        }

        char before = index == 0 || EncodedText.IsEscapeBefore(text, index) ? ' ' : text[index - 1];
        if (char.IsLetterOrDigit(before))
        {
            return 0;
        }

        int end = isPlus ? InternationalEnd(text, index + length)
            : before is '_' or '.' or '-' ? 0
            : NorthAmericanEnd(text, index);
        return Math.Max(0, end - index);
    }

    // Behind the plus, 8 to 15 digits with up to three separators between them. What follows may be a date, or the plus of
    // the next number; the only plus between two groups is a blank of a query.
    private static int InternationalEnd(string text, int position)
    {
        int digits = 0;
        int end = 0;
        int lastGroup = 0;
        for (int separators = 0; position < text.Length && separators <= MostSeparators;)
        {
            if (char.IsAsciiDigit(text[position]))
            {
                if (++digits > MostInternational)
                {
                    return lastGroup;
                }

                separators = 0;
                end = ++position;
            }
            else if (Separator(text, position) is var length and > 0
                && !(separators > 0 && digits >= FewestInternational && IsPlus(EncodedText.Read(text, position, out _))))
            {
                lastGroup = digits >= FewestInternational ? end : 0;
                separators++;
                position += length;
            }
            else
            {
                break;
            }
        }

        return digits >= FewestInternational ? end : 0;
    }

    // (650) 555-1212, 650-555-1212, 1.650.555.1212
    private static int NorthAmericanEnd(string text, int position)
    {
        if (text[position] == '1' && Separators(text, position + 1) is var afterOne and > 0)
        {
            position += 1 + afterOne;
        }

        int open = Length(text, position, '(');
        position += open;
        if (!Digits(text, ref position, 3, isCode: true))
        {
            return 0;
        }

        if (open > 0)
        {
            int close = Length(text, position, ')');
            if (close == 0)
            {
                return 0;
            }

            position += close;
        }

        position += Separators(text, position);
        if (!Digits(text, ref position, 3, isCode: true) || Separators(text, position) is not (var length and > 0))
        {
            return 0;
        }

        position += length;
        bool complete = Digits(text, ref position, 4, isCode: false)
            && (position == text.Length || (!char.IsLetterOrDigit(text[position]) && text[position] is not ('_' or '-')));
        return complete ? position : 0;
    }

    // Neither an area code nor an exchange begins with 0 or 1.
    private static bool Digits(string text, ref int position, int count, bool isCode)
    {
        if (position + count > text.Length
            || text.AsSpan(position, count).ContainsAnyExceptInRange('0', '9')
            || (isCode && text[position] is '0' or '1'))
        {
            return false;
        }

        position += count;
        return true;
    }

    private static int Separators(string text, int position)
    {
        int end = position;
        for (int count = 0; count < MostSeparators && Separator(text, end) is var length and > 0; count++)
        {
            end += length;
        }

        return end - position;
    }

    private static int Separator(string text, int position) =>
        position < text.Length && IsSeparator(EncodedText.Read(text, position, out int length)) ? length : 0;

    private static bool IsSeparator(Rune character) =>
        character.Value is '.' or '/' or '(' or ')'
        || IsPlus(character)
        || Rune.IsWhiteSpace(character)
        || Rune.GetUnicodeCategory(character) == UnicodeCategory.DashPunctuation;

    private static bool IsPlus(Rune character) => character.Value is '+' or '\uff0b';

    private static int Length(string text, int position, char wanted) =>
        position < text.Length && EncodedText.Read(text, position, out int length).Value == wanted ? length : 0;
}
