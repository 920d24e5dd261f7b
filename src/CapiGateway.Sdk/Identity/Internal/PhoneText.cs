namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>The digits of a phone number as somebody wrote it, and the marks beside them that give the digits a meaning.</summary>
internal ref struct PhoneText
{
    /// <summary>E.164 allows 15 digits; the rest is room for exit codes and zeros that are dropped.</summary>
    internal const int MaxDigits = 32;

    private readonly Span<byte> _digits;
    private int _count;
    private int _first;
    private bool _differs;

    private PhoneText(Span<byte> digits)
    {
        _digits = digits;
        OptionalZero = -1;
    }

    /// <summary>The ASCII digits, leading zeros included.</summary>
    internal readonly ReadOnlySpan<byte> Digits => _digits[.._count];

    /// <summary>Whether a plus sign stands before the first digit.</summary>
    internal bool HasPlus { get; private set; }

    /// <summary>Where in <see cref="Digits"/> a zero stands that was written as <c>(0)</c>, or -1.</summary>
    internal int OptionalZero { get; private set; }

    /// <summary>Whether the number is one digit over and over: what people type who do not want to tell theirs.</summary>
    internal readonly bool IsOneDigitRepeated => _count > 0 && !_differs && (_first == 0 || _count >= PhoneNumber.MinDigits);

    /// <summary>
    /// Reads a number; false when the text cannot be exactly one number: an address, a masked number, two numbers, too many digits.
    /// </summary>
    internal static bool TryRead(ReadOnlySpan<char> value, Span<byte> digits, out PhoneText text)
    {
        text = new PhoneText(digits);
        for (int index = 0; index < value.Length;)
        {
            if (char.IsAsciiDigit(value[index]))
            {
                if (!text.TryAdd(value[index++] - '0'))
                {
                    return false;
                }

                continue;
            }

            int digit = DecimalDigit.Read(value[index..], out int length);
            if (digit >= 0 ? !text.TryAdd(digit) : !text.TryReadMark(value, ref index, out length))
            {
                return false;
            }

            index += length;
        }

        return true;
    }

    private bool TryAdd(int digit)
    {
        _first = _count == 0 ? digit : _first;
        _differs |= digit != _first;
        if (_count == _digits.Length)
        {
            return !_differs;
        }

        _digits[_count++] = (byte)('0' + digit);
        return true;
    }

    private bool TryReadMark(ReadOnlySpan<char> value, ref int index, out int length)
    {
        length = 1;
        char mark = value[index];
        if (mark == '@' || IsMask(value[index..]))
        {
            return false;
        }

        if (mark is '+' or '＋' or '﹢')
        {
            HasPlus |= _count == 0;
            return _count < PhoneNumber.MinDigits;
        }

        if (mark is '(' or '（' && TryReadOptionalZero(value[index..], out int zeroLength))
        {
            OptionalZero = OptionalZero < 0 ? _count : OptionalZero;
            length = zeroLength;
            return TryAdd(0);
        }

        if (_count >= PhoneNumber.MinDigits && IsExtension(value, index))
        {
            index = value.Length;
        }
        else if (_count is 1 or 2 && !HasPlus && IsWordAfterDigit(value, index))
        {
            // "after 6pm 701-555-0126": the first digits belong to a word, not to the number.
            _count = 0;
            _differs = false;
        }

        return true;
    }

    // An x is no word: Brazil writes 0xx11 where the carrier is dialled.
    private static bool IsWordAfterDigit(ReadOnlySpan<char> value, int index) =>
        index > 0 && char.IsAsciiDigit(value[index - 1]) && char.IsLetter(value[index]) && value[index] is not ('x' or 'X');

    // Two x are no mask: Brazil writes 0xx11 where the carrier is dialled.
    private static bool IsMask(ReadOnlySpan<char> rest) =>
        rest.StartsWith("xxx", StringComparison.OrdinalIgnoreCase)
        || (rest.Length > 1 && rest[0] == rest[1] && rest[0] is '*' or '#' or '•' or '●');

    private static bool TryReadOptionalZero(ReadOnlySpan<char> rest, out int length)
    {
        length = 1;
        length += CountWhiteSpace(rest[length..]);
        if (length == rest.Length || DecimalDigit.Read(rest[length..], out int zeroLength) != 0)
        {
            return false;
        }

        length += zeroLength;
        length += CountWhiteSpace(rest[length..]);
        return length < rest.Length && rest[length++] is ')' or '）';
    }

    private static int CountWhiteSpace(ReadOnlySpan<char> text) => text.Length - text.TrimStart().Length;

    private static bool IsExtension(ReadOnlySpan<char> value, int index)
    {
        ReadOnlySpan<char> rest = value[(index + 1)..];
        bool beginsWord = index == 0 || !char.IsLetter(value[index - 1]);
        return value[index] switch
        {
            '#' => true,
            ';' => !rest.IsEmpty && char.IsAsciiLetter(rest[0]),
            'e' or 'E' => beginsWord && rest.StartsWith("xt", StringComparison.OrdinalIgnoreCase),
            'x' or 'X' => beginsWord && BeginsWithDigit(rest.TrimStart(" .:#")),
            _ => false,
        };
    }

    private static bool BeginsWithDigit(ReadOnlySpan<char> text) => !text.IsEmpty && DecimalDigit.Read(text, out _) >= 0;
}
