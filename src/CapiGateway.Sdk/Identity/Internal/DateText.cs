using System.Buffers;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>Reads a calendar date in the ways that people and systems write one, a time of day after it allowed.</summary>
internal ref struct DateText
{
    private const int YearDigits = 4;
    private const int CompactDigits = 8;
    private const int ShortMonthLetters = 3;

    private static readonly SearchValues<char> TimeOfDay = SearchValues.Create("0123456789:.,+-−Z zAaPpMmUTCGtu\u00A0\u202F");

    private static readonly string[] Months =
    [
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    ];

    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private bool _hasComma;

    private DateText(ReadOnlySpan<char> text)
    {
        _text = text;
    }

    private readonly ReadOnlySpan<char> Rest => _text[_position..];

    /// <summary>Finds year, month and day. They are not checked against the calendar.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out int year, out int month, out int day)
    {
        var date = new DateText(text);
        year = month = day = 0;
        if (!date.TryReadField(out Field first))
        {
            return false;
        }

        if (first.Digits == CompactDigits)
        {
            (year, month, day) = (first.Value / 10000, first.Value / 100 % 100, first.Value % 100);
            return date.IsAtEnd();
        }

        return date.TryReadSeparator()
            && date.TryReadField(out Field second)
            && date.TryReadSeparator()
            && date.TryReadField(out Field third)
            && date.IsAtEnd()
            && date.TryOrder(first, second, third, out year, out month, out day);
    }

    private readonly bool TryOrder(in Field first, in Field second, in Field third, out int year, out int month, out int day)
    {
        bool monthFirst = first.IsMonthName || (!second.IsMonthName && first.Value <= 12);
        (Field y, Field m, Field d) = first.Digits == YearDigits ? (first, second, third)
            : monthFirst ? (third, first, second)
            : (third, second, first);
        (year, month, day) = (y.Value, m.Value, d.Value);

        // Ordinals and commas belong to dates with the month's name.
        bool isNamed = m.IsMonthName;
        return y.Digits == YearDigits && !y.IsOrdinal
            && d.Digits is 1 or 2 && (isNamed || !d.IsOrdinal)
            && (isNamed || (m.Digits is 1 or 2 && !m.IsOrdinal && !_hasComma));
    }

    private bool TryReadField(out Field field)
    {
        bool isWord = _position < _text.Length && char.IsAsciiLetter(_text[_position]);
        return isWord ? TryReadMonth(out field) : TryReadNumber(out field);
    }

    private bool TryReadMonth(out Field field)
    {
        ReadOnlySpan<char> word = ReadWord();
        bool isShort = word.Length == ShortMonthLetters || word.Equals("sept", StringComparison.OrdinalIgnoreCase);
        for (int index = 0; index < Months.Length; index++)
        {
            string name = Months[index];
            if ((isShort || word.Length == name.Length) && name.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                field = new Field(index + 1, Digits: 0, IsMonthName: true, IsOrdinal: false);
                return true;
            }
        }

        field = default;
        return false;
    }

    private bool TryReadNumber(out Field field)
    {
        int value = 0;
        int digits = 0;
        while (_position < _text.Length && digits <= CompactDigits && DecimalDigit.Read(Rest, out int length) is >= 0 and int digit)
        {
            value = (value * 10) + digit;
            digits++;
            _position += length;
        }

        int afterNumber = _position;
        bool isOrdinal = IsOrdinalEnding(ReadWord());
        _position = isOrdinal ? _position : afterNumber;
        field = new Field(value, digits, IsMonthName: false, isOrdinal);
        return digits is > 0 and <= CompactDigits;
    }

    private static bool IsOrdinalEnding(ReadOnlySpan<char> word) =>
        word.Length == 2
        && (word.Equals("st", StringComparison.OrdinalIgnoreCase)
            || word.Equals("nd", StringComparison.OrdinalIgnoreCase)
            || word.Equals("rd", StringComparison.OrdinalIgnoreCase)
            || word.Equals("th", StringComparison.OrdinalIgnoreCase));

    private ReadOnlySpan<char> ReadWord()
    {
        int start = _position;
        while (_position < _text.Length && char.IsAsciiLetter(_text[_position]))
        {
            _position++;
        }

        return _text[start.._position];
    }

    private bool TryReadSeparator()
    {
        int start = _position;
        SkipWhiteSpace();
        if (_position < _text.Length && IsSeparator(_text[_position]))
        {
            _hasComma |= _text[_position] == ',';
            _position++;
        }

        SkipWhiteSpace();
        return _position < _text.Length
            && (_position > start || char.IsAsciiLetter(_text[_position]) || char.IsAsciiLetter(_text[_position - 1]));
    }

    private static bool IsSeparator(char character) =>
        character is '/' or '-' or '.' or ',' or '／' or '－' or '．' or '−' or (>= '‐' and <= '―');

    private void SkipWhiteSpace() => _position += Rest.Length - Rest.TrimStart().Length;

    /// <summary>Nothing may follow a date but a full stop, as some languages write it, or the time of day.</summary>
    private readonly bool IsAtEnd()
    {
        ReadOnlySpan<char> rest = Rest;
        if (rest.IsEmpty || rest is ".")
        {
            return true;
        }

        bool hasDesignator = rest[0] is 'T' or 't';
        ReadOnlySpan<char> time = hasDesignator ? rest[1..] : rest.TrimStart(',').TrimStart();
        return time.Length < rest.Length
            && !time.IsEmpty
            && char.IsAsciiDigit(time[0])
            && (hasDesignator || time.Contains(':'))
            && !time.ContainsAnyExcept(TimeOfDay);
    }

    private readonly record struct Field(int Value, int Digits, bool IsMonthName, bool IsOrdinal);
}
