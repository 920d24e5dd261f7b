using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>Makes the patterns that these tests read text with: only named groups capture, and no match takes for ever.</summary>
internal static class Pattern
{
    public static Regex Of(string pattern, RegexOptions options = RegexOptions.None) =>
        new(pattern, options | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
}
