using System.Text;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Tests.Identity;

public class AlreadyHashedTests
{
    private const string Hex = "62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f";

    public static TheoryData<IdentifierKind> Kinds => [.. Enum.GetValues<IdentifierKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_finished_digest_of_any_case_passes_and_is_not_hashed_again(IdentifierKind kind)
    {
        foreach (string value in new[] { Hex, Hex.ToUpperInvariant(), $" {Hex}\n" })
        {
            Read(kind, value).Should().Be((NormalizationStatus.AlreadyHashed, IdentifierForm.Hashed, Hex));
            Written(kind, value).Should().Be(Hex);
            Hashed(kind, value).Should().Be(Hex);
        }
    }

    [Theory]
    [InlineData(".AQ")]
    [InlineData(".bg")]
    [InlineData(".AQECAQIB")]
    [InlineData(".A-_z09Zb")]
    public void Meta_s_appendix_passes_unchanged(string appendix)
    {
        foreach (IdentifierKind kind in Enum.GetValues<IdentifierKind>())
        {
            string value = Hex.ToUpperInvariant() + appendix;
            Read(kind, value).Should().Be((NormalizationStatus.AlreadyHashed, IdentifierForm.Appendix, Hex));
            Written(kind, value).Should().Be(Hex);
            Hashed(kind, value).Should().Be(Hex);
        }
    }

    [Theory]
    [InlineData(".")]
    [InlineData(".A")]
    [InlineData(".AQE")]
    [InlineData(".AQECAQI")]
    [InlineData(".AQECAQIBA")]
    [InlineData(".A+")]
    [InlineData(".A=")]
    [InlineData("-AQ")]
    [InlineData(".Aé")]
    public void Any_other_tail_makes_it_a_text(string tail)
    {
        Read(IdentifierKind.ExternalId, Hex + tail)
            .Should().Be((NormalizationStatus.Done, IdentifierForm.Normalized, Sha256Digest.None.ToString()));
        Hashed(IdentifierKind.ExternalId, Hex + tail).Should().NotBe(Hex);
    }

    [Fact]
    public void Thirty_two_hex_characters_are_an_id_and_are_hashed() =>
        Hashed(IdentifierKind.ExternalId, "3f2504e04f8911d39a0c0305e82c3301")
            .Should().Be(Sha256Digest.Hash("3f2504e04f8911d39a0c0305e82c3301"u8).ToString());

    [Fact]
    public void Sixty_four_letters_and_digits_beyond_hex_are_no_digest() =>
        Read(IdentifierKind.ExternalId, new string('g', 64)).Status.Should().Be(NormalizationStatus.Done);

    [Fact]
    public void A_digest_that_somebody_decorated_is_still_not_hashed_again()
    {
        Hashed(IdentifierKind.LastName, $"{Hex[..32]}-{Hex[32..]}").Should().Be(Hex);
        Hashed(IdentifierKind.City, $"\"{Hex}\"").Should().Be(Hex);
    }

    [Fact]
    public void The_reader_says_in_which_form_a_value_leaves_it()
    {
        byte[] scratch = new byte[64];
        IdentifierReader.Read(
            IdentifierKind.City, " New York ", scratch, out int written, out IdentifierForm form, out Sha256Digest digest, default)
            .Should().Be(NormalizationStatus.Done);
        form.Should().Be(IdentifierForm.Normalized);
        digest.IsNone.Should().BeTrue();
        Encoding.UTF8.GetString(scratch, 0, written).Should().Be("newyork");

        IdentifierReader.Read(IdentifierKind.City, "New York", scratch.AsSpan(0, 6), out written, out form, out _, default)
            .Should().Be(NormalizationStatus.DestinationTooSmall);
        form.Should().Be(IdentifierForm.Unusable);
        written.Should().Be(0);

        IdentifierReader.Read(IdentifierKind.City, Hex, [], out written, out form, out digest, default)
            .Should().Be(NormalizationStatus.AlreadyHashed);
        form.Should().Be(IdentifierForm.Hashed);
        written.Should().Be(0);
        digest.ToString().Should().Be(Hex);
    }

    private static (NormalizationStatus Status, IdentifierForm Form, string Digest) Read(IdentifierKind kind, string value)
    {
        NormalizationStatus status = IdentifierReader.Read(
            kind, value, new byte[4096], out _, out IdentifierForm form, out Sha256Digest digest, default);
        return (status, form, digest.ToString());
    }

    private static string Written(IdentifierKind kind, string value)
    {
        byte[] utf8 = new byte[64];
        IdentifierNormalizer.Normalize(kind, value, utf8, out int written).Should().Be(NormalizationStatus.AlreadyHashed);
        return Encoding.UTF8.GetString(utf8, 0, written);
    }

    private static string Hashed(IdentifierKind kind, string value)
    {
        IdentifierHasher.TryHash(kind, value, out Sha256Digest digest).Should().BeTrue();
        return digest.ToString();
    }
}
