using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>The table of hashes that change: what it says of this library, and of code written by hand, is computed again.</summary>
public sealed class MigrationPageTests
{
    private static readonly Regex Row = Pattern.Of(
        @"^\| `(?<kind>\w+)` \| `(?<value>[^`]+)` \| `(?<hand>[^`]+)` \|.*\| (`(?<here>[^`]+)`|left out) \|$", RegexOptions.Multiline);

    private static readonly Match[] Found = [.. Row.Matches(File.ReadAllText(Repository.PathOf("docs/migrate.md")).ReplaceLineEndings("\n")).Cast<Match>()];

    public static TheoryData<IdentifierKind, string, string, string?> Rows
    {
        get
        {
            var rows = new TheoryData<IdentifierKind, string, string, string?>();
            foreach (Match row in Found)
            {
                Group here = row.Groups["here"];
                rows.Add(KindOf(row), row.Groups["value"].Value, row.Groups["hand"].Value, here.Success ? here.Value : null);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    [SuppressMessage("Globalization", "CA1308", Justification = "This is the code that the page speaks of.")]
    public void A_row_says_what_is_hashed_here_and_by_hand(IdentifierKind kind, string value, string byHand, string? here)
    {
        Span<byte> utf8 = stackalloc byte[IdentifierNormalizer.GetMaxByteCount(value.Length)];
        NormalizationStatus status = IdentifierNormalizer.Normalize(kind, value, utf8, out int written);

        value.Trim().ToLowerInvariant().Should().Be(byHand);
        (status == NormalizationStatus.Done ? Encoding.UTF8.GetString(utf8[..written]) : null).Should().Be(here);
    }

    [Fact]
    public void Every_kind_of_identifier_but_those_treated_like_another_has_a_row() =>
        Found.Select(KindOf).Distinct().Should().BeEquivalentTo(Enum.GetValues<IdentifierKind>().Where(kind => kind != IdentifierKind.LastName));

    private static IdentifierKind KindOf(Match row) => Enum.Parse<IdentifierKind>(row.Groups["kind"].Value);
}
