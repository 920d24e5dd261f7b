using System.Text;
using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>Finds what no committed text may name, whatever its format.</summary>
internal static class CommittedText
{
    // A home or work folder at the root of a disk; as a part of an address it is none.
    private static readonly Regex MachinePath = Pattern.Of(@"(?<![\w.:/\-})>*])/(home|root|work|Users)/\w+|\b[A-Za-z]:\\Users\\");

    private static readonly Regex PackageHost = Pattern.Of(
        @"\b([\w\-]+\.)*(nuget\.org|npmjs\.(org|com)|pypi\.org|crates\.io|deb\.debian\.org|archive\.ubuntu\.com)\b",
        RegexOptions.IgnoreCase);

    public static IEnumerable<string> Violations(IEnumerable<(string Path, byte[] Content)> files) =>
        from file in files
        where Array.IndexOf(file.Content, (byte)0) < 0
        let text = Encoding.UTF8.GetString(file.Content)
        from match in MachinePath.Matches(text).Concat(PackageHost.Matches(text))
        select $"{file.Path}({text.AsSpan(0, match.Index).Count('\n') + 1}): {match.Value}";
}
