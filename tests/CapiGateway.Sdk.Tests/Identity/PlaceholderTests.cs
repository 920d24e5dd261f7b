using System.Security.Cryptography;
using System.Text;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Tests.Identity;

public class PlaceholderTests
{
    public static TheoryData<IdentifierKind> Kinds => [.. Enum.GetValues<IdentifierKind>()];

    [Theory]
    [InlineData("null")]
    [InlineData("(null)")]
    [InlineData("[NULL]")]
    [InlineData("\"Null\"")]
    [InlineData("undefined")]
    [InlineData("n/a")]
    [InlineData("N/A")]
    [InlineData("#N/A")]
    [InlineData("n.a.")]
    [InlineData("NaN")]
    [InlineData("None")]
    [InlineData("<nil>")]
    [InlineData("<NA>")]
    [InlineData(" unknown\t")]
    [InlineData("Not Available")]
    [InlineData("not_provided")]
    [InlineData("not-set")]
    [InlineData("(not set)")]
    [InlineData("( not set )")]
    [InlineData("[object Object]")]
    [InlineData("\\N")]
    [InlineData("#REF!")]
    [InlineData("(empty)")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("----------------------------------------")]
    [InlineData("–")]
    [InlineData("...")]
    [InlineData("?")]
    [InlineData("\"\"")]
    [InlineData("''")]
    [InlineData("@")]
    public void What_stands_for_no_value_is_a_placeholder_in_every_kind(string value)
    {
        foreach (IdentifierKind kind in Enum.GetValues<IdentifierKind>())
        {
            Status(kind, value).Should().Be(NormalizationStatus.Placeholder, "of {0}", kind);
            IdentifierHasher.TryHash(kind, value, out Sha256Digest digest).Should().BeFalse();
            digest.IsNone.Should().BeTrue();
        }
    }

    [Theory]
    [InlineData(IdentifierKind.FirstName, "n\u00ADull")]
    [InlineData(IdentifierKind.LastName, "Un.known")]
    [InlineData(IdentifierKind.City, "not~available")]
    [InlineData(IdentifierKind.Email, "nu\u200Bll")]
    public void What_the_rule_leaves_over_is_looked_at_again(IdentifierKind kind, string value) =>
        Status(kind, value).Should().BeOneOf(NormalizationStatus.Placeholder, NormalizationStatus.Invalid);

    [Theory]
    [InlineData(IdentifierKind.FirstName, "Na")]
    [InlineData(IdentifierKind.LastName, "NA")]
    [InlineData(IdentifierKind.LastName, "Nil")]
    [InlineData(IdentifierKind.FirstName, "Nonexistent")]
    [InlineData(IdentifierKind.LastName, "Blank")]
    [InlineData(IdentifierKind.City, "Nullarbor")]
    [InlineData(IdentifierKind.ExternalId, "null-7")]
    [InlineData(IdentifierKind.ExternalId, "0")]
    public void Names_and_ids_that_only_look_like_placeholders_are_values(IdentifierKind kind, string value) =>
        Status(kind, value).Should().Be(NormalizationStatus.Done);

    [Theory]
    [InlineData(IdentifierKind.Email)]
    [InlineData(IdentifierKind.Phone)]
    [InlineData(IdentifierKind.Gender)]
    [InlineData(IdentifierKind.DateOfBirth)]
    [InlineData(IdentifierKind.City)]
    [InlineData(IdentifierKind.State)]
    [InlineData(IdentifierKind.PostalCode)]
    [InlineData(IdentifierKind.ExternalId)]
    public void A_bare_na_is_a_placeholder_where_it_is_no_value(IdentifierKind kind)
    {
        Status(kind, "na").Should().Be(NormalizationStatus.Placeholder);
        Status(kind, "NA").Should().Be(NormalizationStatus.Placeholder);
        Status(kind, HashOf("NA")).Should().Be(NormalizationStatus.Placeholder);
    }

    [Theory]
    [InlineData(IdentifierKind.FirstName)]
    [InlineData(IdentifierKind.LastName)]
    [InlineData(IdentifierKind.Country)]
    public void The_finished_hash_of_na_passes_where_it_is_a_value(IdentifierKind kind) =>
        Status(kind, HashOf("na")).Should().Be(NormalizationStatus.AlreadyHashed);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("NULL")]
    [InlineData("Null")]
    [InlineData("(null)")]
    [InlineData("undefined")]
    [InlineData("n/a")]
    [InlineData("N/A")]
    [InlineData("#N/A")]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("None")]
    [InlineData("<nil>")]
    [InlineData("Unknown")]
    [InlineData("Not Available")]
    [InlineData("Not available")]
    [InlineData("notavailable")]
    [InlineData("NOT PROVIDED")]
    [InlineData("(not set)")]
    [InlineData("(Not Set)")]
    [InlineData("[object Object]")]
    [InlineData("-")]
    [InlineData("--")]
    public void The_finished_hash_of_a_placeholder_is_never_sent(string text)
    {
        foreach (IdentifierKind kind in Enum.GetValues<IdentifierKind>())
        {
            Status(kind, HashOf(text)).Should().Be(NormalizationStatus.Placeholder);
            Status(kind, HashOf(text).ToUpperInvariant()).Should().Be(NormalizationStatus.Placeholder);
            Status(kind, HashOf(text) + ".AQECAQIB").Should().Be(NormalizationStatus.Placeholder);
            IdentifierHasher.TryHash(kind, HashOf(text), out Sha256Digest digest).Should().BeFalse();
            digest.IsNone.Should().BeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sixty_four_zeros_are_no_digest_of_anybody(IdentifierKind kind) =>
        Status(kind, new string('0', 64)).Should().Be(NormalizationStatus.Placeholder);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_and_white_space_are_empty(IdentifierKind kind)
    {
        Status(kind, string.Empty).Should().Be(NormalizationStatus.Empty);
        Status(kind, " \t\r\n\u00A0\u3000").Should().Be(NormalizationStatus.Empty);
        Status(kind, "\u200B\uFEFF\0\u200D").Should().Be(NormalizationStatus.Empty);
    }

    private static NormalizationStatus Status(IdentifierKind kind, string value) =>
        IdentifierNormalizer.Normalize(kind, value, new byte[IdentifierNormalizer.GetMaxByteCount(value.Length)], out _);

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
