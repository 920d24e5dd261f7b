using System.Globalization;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// The form of <c>fbc</c> and <c>fbp</c>: <c>fb.{index}.{milliseconds}.{id}</c>, and a fifth part when Meta's parameter builder made it.
/// Meta's documentation: <i>ClickID and the fbp and fbc Parameters</i>.
/// </summary>
internal static class BrowserIds
{
    // A time in seconds would lie in January 1970 if it were read as milliseconds.
    private static readonly long EarliestPlausible = new DateTimeOffset(2010, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static readonly long LatestPossible = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private const int MaxLength = 1_024;
    private const int PartOfId = 3;

    // By chance, one click id in a million has so many letters and no capital.
    private const int FewestLetters = 20;

    public static string ClickId(string fbclid, DateTimeOffset firstSeenAt) =>
        string.Create(CultureInfo.InvariantCulture, $"fb.1.{firstSeenAt.ToUnixTimeMilliseconds()}.{fbclid}");

    /// <summary>Reads a value without changing it.</summary>
    public static bool TryRead(ReadOnlySpan<char> value, out DateTimeOffset createdAt)
    {
        createdAt = default;
        ReadOnlySpan<char> rest = value;
        if (value.Length > MaxLength
            || NextPart(ref rest) is not "fb"
            || !TryReadNumber(NextPart(ref rest), maxDigits: 3, out _)
            || !TryReadNumber(NextPart(ref rest), maxDigits: 15, out long milliseconds)
            || !IsId(NextPart(ref rest))
            || !(rest.IsEmpty ? value[^1] != '.' : IsAppendix(rest)))
        {
            return false;
        }

        if (milliseconds < EarliestPlausible || milliseconds > LatestPossible)
        {
            return false;
        }

        createdAt = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return true;
    }

    /// <summary>
    /// Whether a value that <see cref="TryRead"/> takes has lost its capitals on the way: an fbclid of this length has some.
    /// </summary>
    public static bool IsLowercased(ReadOnlySpan<char> value)
    {
        ReadOnlySpan<char> rest = value;
        for (int part = 0; part < PartOfId; part++)
        {
            NextPart(ref rest);
        }

        ReadOnlySpan<char> fbclid = NextPart(ref rest);
        if (fbclid.ContainsAnyInRange('A', 'Z'))
        {
            return false;
        }

        int letters = 0;
        foreach (char character in fbclid)
        {
            letters += char.IsAsciiLetterLower(character) ? 1 : 0;
        }

        return letters >= FewestLetters;
    }

    // Cuts off what stands before the next dot.
    private static ReadOnlySpan<char> NextPart(ref ReadOnlySpan<char> rest)
    {
        int dot = rest.IndexOf('.');
        ReadOnlySpan<char> part = dot < 0 ? rest : rest[..dot];
        rest = dot < 0 ? default : rest[(dot + 1)..];
        return part;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> part, int maxDigits, out long number)
    {
        number = 0;
        foreach (char character in part)
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }

            number = unchecked((number * 10) + character - '0');
        }

        return part.Length > 0 && part.Length <= maxDigits;
    }

    private static bool IsId(ReadOnlySpan<char> part) => part.Length > 0 && !part.ContainsAnyExceptInRange('!', '~');

    private static bool IsAppendix(ReadOnlySpan<char> part)
    {
        if (part.Length is not (2 or 8))
        {
            return false;
        }

        foreach (char character in part)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}
