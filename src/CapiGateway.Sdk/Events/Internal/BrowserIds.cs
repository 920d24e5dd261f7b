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

    private const int MaxLength = 1_024;

    // By chance, one click id in a million has so many letters and no capital.
    private const int FewestLetters = 20;

    public static string ClickId(string fbclid, DateTimeOffset firstSeenAt) =>
        string.Create(CultureInfo.InvariantCulture, $"fb.1.{firstSeenAt.ToUnixTimeMilliseconds()}.{fbclid}");

    /// <summary>Reads a value without changing it.</summary>
    public static bool TryRead(ReadOnlySpan<char> value, out DateTimeOffset createdAt)
    {
        createdAt = default;
        Span<Range> parts = stackalloc Range[6];
        int count = value.Split(parts, '.');
        if (count is not (4 or 5)
            || value.Length > MaxLength
            || !value[parts[0]].SequenceEqual("fb")
            || !IsNumber(value[parts[1]], maxDigits: 3)
            || !IsNumber(value[parts[2]], maxDigits: 15)
            || !IsId(value[parts[3]])
            || (count == 5 && !IsAppendix(value[parts[4]])))
        {
            return false;
        }

        long milliseconds = long.Parse(value[parts[2]], NumberStyles.None, CultureInfo.InvariantCulture);
        if (milliseconds < EarliestPlausible || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
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
        Span<Range> parts = stackalloc Range[6];
        value.Split(parts, '.');
        ReadOnlySpan<char> fbclid = value[parts[3]];
        int letters = 0;
        foreach (char character in fbclid)
        {
            letters += char.IsAsciiLetterLower(character) ? 1 : 0;
        }

        return letters >= FewestLetters && !fbclid.ContainsAnyInRange('A', 'Z');
    }

    private static bool IsNumber(ReadOnlySpan<char> part, int maxDigits) =>
        part.Length > 0 && part.Length <= maxDigits && !part.ContainsAnyExceptInRange('0', '9');

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
