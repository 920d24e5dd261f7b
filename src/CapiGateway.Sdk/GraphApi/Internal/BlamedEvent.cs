using System.Globalization;
using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// Finds which event an error names, in a path of fields or in a text such as <c>$['data'][12]['user_data']</c>. Undocumented, so it is a
/// hint where to look first and never a verdict.
/// </summary>
internal static partial class BlamedEvent
{
    private const int TimeoutMilliseconds = 500;

    public static int? In(IReadOnlyList<IReadOnlyList<string>> fieldPaths)
    {
        foreach (var path in fieldPaths)
        {
            if (In(string.Join('.', path)) is { } index)
            {
                return index;
            }
        }

        return null;
    }

    public static int? In(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            var match = PathIntoData().Match(text);
            return match.Success ? int.Parse(match.Groups["index"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    // "user_data" and "custom_data" are no such paths; an event's place has four digits at most.
    [GeneratedRegex(
        """(?<!\w)data\\?["']?\]?(\.|\[)\\?["']?(?<index>[0-9]{1,4})(?![0-9A-Za-z_])""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeoutMilliseconds)]
    private static partial Regex PathIntoData();
}
