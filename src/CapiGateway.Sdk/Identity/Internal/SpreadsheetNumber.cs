using System.Buffers;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// Recognises what spreadsheets and data frames make of a number that should have stayed text: the scientific form has lost digits for
/// good, a fraction of zero can be cut off again.
/// </summary>
internal static class SpreadsheetNumber
{
    private const int MaxExponentDigits = 3;

    // Unlike a range of characters, which the framework boxes where it runs unoptimised, it never allocates.
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>Whether the value reads like <c>1.65056E+10</c>.</summary>
    internal static bool IsScientific(ReadOnlySpan<char> value)
    {
        int exponentSign = value.LastIndexOfAny('e', 'E');
        if (exponentSign <= 0)
        {
            return false;
        }

        ReadOnlySpan<char> exponent = WithoutSign(value[(exponentSign + 1)..]);
        if (exponent.IsEmpty || exponent.Length > MaxExponentDigits || exponent.ContainsAnyExcept(Digits))
        {
            return false;
        }

        ReadOnlySpan<char> mantissa = WithoutSign(value[..exponentSign]);
        int separator = mantissa.IndexOfAny('.', ',');
        return char.IsAsciiDigit(value[exponentSign - 1])
            && !mantissa[..Math.Max(separator, 0)].ContainsAnyExcept(Digits)
            && !mantissa[(separator + 1)..].ContainsAnyExcept(Digits);
    }

    /// <summary>Cuts the <c>.0</c> off a value that is otherwise one run of digits, such as <c>16505551212.0</c>.</summary>
    internal static ReadOnlySpan<char> WithoutZeroFraction(ReadOnlySpan<char> value) =>
        value.EndsWith(".0") && value.Length > 2 && !WithoutSign(value[..^2]).ContainsAnyExcept(Digits) ? value[..^2] : value;

    private static ReadOnlySpan<char> WithoutSign(ReadOnlySpan<char> value) =>
        !value.IsEmpty && value[0] is '+' or '-' ? value[1..] : value;
}
