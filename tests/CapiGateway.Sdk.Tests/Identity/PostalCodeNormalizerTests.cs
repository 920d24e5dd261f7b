using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Tests.Identity;

public sealed class PostalCodeNormalizerTests : NormalizerContractTests
{
    protected override IReadOnlyList<(string Written, NormalizationContext Context)> Samples { get; } =
    [
        ("94035-1234", default),
        ("94035-1234", new NormalizationContext { CountryCode = "United States" }),
        ("12345-6789", new NormalizationContext { CountryCode = "sa" }),
        ("M1 1AE", default),
        ("〒１００ー０００１", new NormalizationContext { CountryCode = "日本" }),
        ("１２３", default),
        ("AÉ-1", default),
    ];

    [Theory]
    [InlineData("94035", null, "94035")]
    [InlineData("94035-1234", null, "94035")]
    [InlineData("94035 1234", null, "94035")]
    [InlineData("940351234", null, "94035")]
    [InlineData("940351234", "us", "94035")]
    [InlineData("94035-1234", "USA", "94035")]
    [InlineData("94035-1234", "United States", "94035")]
    [InlineData("94035.0", "U.S.", "94035")]
    [InlineData("CA 94035-1234", "US", "94035")]
    [InlineData("02134", "us", "02134")]
    [InlineData("2134", "us", "2134")]
    [InlineData("K1A 0B1", "us", "k1a0b1")]
    [InlineData("94035-1234", "no such country", "94035")]
    [InlineData("12345-6789", "sa", "123456789")]
    [InlineData("12345-6789", "Saudi Arabia", "123456789")]
    [InlineData("1987", "Australia", "1987")]
    [InlineData("75018", "France", "75018")]
    [InlineData("75018.0", null, "75018")]
    [InlineData("M1 1AE", "UK", "m11ae")]
    [InlineData("m1-1ae", null, "m11ae")]
    [InlineData(" SW1A\u00A01AA ", "gb", "sw1a1aa")]
    [InlineData("1234-567", "PT", "1234567")]
    [InlineData("1234-567", null, "1234567")]
    [InlineData("1234–567", null, "1234567")]
    [InlineData("100-0001", "JP", "1000001")]
    [InlineData("〒100-0001", "JP", "1000001")]
    [InlineData("〒１００ー０００１", null, "1000001")]
    [InlineData("１００ｰ０００１", null, "1000001")]
    [InlineData("ＳＷ１Ａ １ａａ", null, "sw1a1aa")]
    [InlineData("01310-100", "BR", "01310100")]
    [InlineData("1012 AB", "NL", "1012ab")]
    [InlineData("K1A 0B1", "CA", "k1a0b1")]
    [InlineData("D02 AF30", "IE", "d02af30")]
    [InlineData("LV-1010", "LV", "lv1010")]
    [InlineData("00-950", "PL", "00950")]
    [InlineData("110 001", "IN", "110001")]
    [InlineData("١٢٣٤٥", "EG", "12345")]
    [InlineData("१२३४५६", "IN", "123456")]
    [InlineData("I-00184", "tr", "i00184")]
    public void Letters_and_digits_stay_and_the_United_States_have_five(string written, string? country, string expected)
    {
        Normalize(written, new NormalizationContext { CountryCode = country }).Should().Be(expected);
    }

    [Theory]
    [InlineData("", nameof(NormalizationStatus.Empty))]
    [InlineData("--- ---", nameof(NormalizationStatus.Empty))]
    [InlineData("〒", nameof(NormalizationStatus.Empty))]
    [InlineData("1234\uD800", nameof(NormalizationStatus.Invalid))]
    [InlineData("12\uFFFD34", nameof(NormalizationStatus.Invalid))]
    [InlineData("12\uD835-\uDFCE", nameof(NormalizationStatus.Invalid))]
    public void Nothing_or_broken_text_is_no_postal_code(string written, string expected)
    {
        Normalize(written).Should().Be(expected);
    }

    [Fact]
    public void Text_beyond_any_length_is_refused()
    {
        Normalize(new string('1', UnicodeText.MaxLength + 1)).Should().Be(nameof(NormalizationStatus.TooLong));
    }

    protected override NormalizationStatus Run(
        ReadOnlySpan<char> value, Span<byte> destination, out int bytesWritten, in NormalizationContext context) =>
        PostalCodeNormalizer.Normalize(value, destination, out bytesWritten, context);
}
