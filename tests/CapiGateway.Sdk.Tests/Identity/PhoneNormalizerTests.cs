using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Tests.Identity;

public sealed class PhoneNormalizerTests : NormalizerContractTests
{
    protected override IReadOnlyList<(string Written, NormalizationContext Context)> Samples { get; } =
    [
        ("+1 (650) 555-1212", default),
        ("(650) 555-1212", default),
        ("0170 1234567", new NormalizationContext { CallingCode = "49" }),
        ("06 1234 5678", new NormalizationContext { CallingCode = "+39" }),
        ("8 (916) 123-45-67", new NormalizationContext { CallingCode = "7" }),
        ("98765 43210", new NormalizationContext { CallingCode = "0091" }),
        ("+49 (0) 170 1234567 ext. 12", default),
        ("＋８１ ９０－１２３４－５６７８", new NormalizationContext { CallingCode = "８１" }),
        ("+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧", default),
    ];

    [Theory]
    [InlineData("+1 (650) 555-1212", "16505551212")]
    [InlineData("tel:+1-650-555-1212", "16505551212")]
    [InlineData("'+16505551212", "16505551212")]
    [InlineData("\u202A+1\u00A0650\u2011555\u20111212\u202C", "16505551212")]
    [InlineData("0049 170 1234567", "491701234567")]
    [InlineData("+49 (0) 170 / 123 45 67", "491701234567")]
    [InlineData("+49(0)30-901820", "4930901820")]
    [InlineData("+44 (0)20 7946 0958", "442079460958")]
    [InlineData("0044 ( 0 ) 20 7946 0958", "442079460958")]
    [InlineData("44 (0)20 7946 0958", "442079460958")]
    [InlineData("+44 7911 123456", "447911123456")]
    [InlineData("(+44) 7911 123456", "447911123456")]
    [InlineData("+44（0）20 7946 0958", "442079460958")]
    [InlineData("+353 (0)87 123 4567", "353871234567")]
    [InlineData("+39 06 6982 0000", "390669820000")]
    [InlineData("+39 (0)6 1234 5678", "390612345678")]
    [InlineData("+225 07 07 12 34 56", "2250707123456")]
    [InlineData("+229 01 97 12 34 56", "2290197123456")]
    [InlineData("+7 (495) 123-45-67", "74951234567")]
    [InlineData("+36 (0)30 123 4567", "36301234567")]
    [InlineData("+36 (06) 30 123 4567", "3606301234567")]
    [InlineData("+55 11 98765-4321", "5511987654321")]
    [InlineData("+52 1 55 1234 5678", "5215512345678")]
    [InlineData("+61 412 345 678", "61412345678")]
    [InlineData("+62 812-3456-7890", "6281234567890")]
    [InlineData("+971 50 123 4567", "971501234567")]
    [InlineData("+683 4000", "6834000")]
    [InlineData("＋８１　９０－１２３４－５６７８", "819012345678")]
    [InlineData("+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧", "966501234567")]
    [InlineData("+91 ९८७६५ ४३२१०", "919876543210")]
    [InlineData("+\U0001D7D2\U0001D7D7 170 1234567", "491701234567")]
    [InlineData("+16505551212.0", "16505551212")]
    [InlineData("+1 650 555 1212 ext. 45", "16505551212")]
    [InlineData("+1 650 555 1212 EXT45", "16505551212")]
    [InlineData("+1 650 555 1212x45", "16505551212")]
    [InlineData("+1 650 555 1212 x: 45", "16505551212")]
    [InlineData("+1 650 555 1212 #45", "16505551212")]
    [InlineData("+1 650 555 1212 extension 45", "16505551212")]
    [InlineData("tel:+1-650-555-1212;ext=45", "16505551212")]
    [InlineData("tel:+1-650-555-1212;phone-context=+1", "16505551212")]
    [InlineData("+123456789012345", "123456789012345")]
    public void A_number_with_a_country_code_is_the_same_with_any_hint(string written, string expected)
    {
        foreach (string? callingCode in (string?[])[null, "1", "39", "48", "49", "81"])
        {
            Resolve(written, callingCode).Should().Be((expected, true), callingCode);
        }
    }

    [Theory]
    [InlineData("(650)555-1212", "6505551212")]
    [InlineData("1.650.555.1212", "16505551212")]
    [InlineData("16505551212.0", "16505551212")]
    [InlineData("0170 1234567", "1701234567")]
    [InlineData("(0)170 1234567", "1701234567")]
    [InlineData("4915112345678", "4915112345678")]
    [InlineData("mobil: 0664 1234567", "6641234567")]
    [InlineData("+0170 1234567", "1701234567")]
    [InlineData("650-555-1212 (home)", "6505551212")]
    [InlineData("0 12 (0)3 456 789", "1203456789")]
    public void Without_a_hint_the_digits_stay_as_they_are_and_the_caller_is_told(string written, string expected)
    {
        Resolve(written, callingCode: null).Should().Be((expected, false));
    }

    [Theory]
    [InlineData("1-800-FLOWERS")]
    [InlineData("555-121")]
    [InlineData("+1234567890123456")]
    [InlineData("650-555-1212 / 650-555-1213")]
    [InlineData("+44 7911 123456, +1 650 555")]
    [InlineData("0170 1234567 fax 0170 7654321")]
    [InlineData("jane@example.com")]
    [InlineData("16505551212@example.com")]
    [InlineData("1.65056E+10")]
    [InlineData("1,65056E+10")]
    [InlineData("4.91701e11")]
    [InlineData("650-555-XXXX")]
    [InlineData("+49 170 ***4567")]
    [InlineData("+49 •• 17012345")]
    public void What_is_not_exactly_one_whole_number_is_invalid(string written)
    {
        Normalize(written).Should().Be(nameof(NormalizationStatus.Invalid));
        Normalize(written, new NormalizationContext { CallingCode = "1" }).Should().Be(nameof(NormalizationStatus.Invalid));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0000000")]
    [InlineData("000-000-0000")]
    [InlineData("1111111111")]
    [InlineData("+9 999 999 9999")]
    [InlineData("٠٠٠٠٠٠٠٠")]
    [InlineData("99999999999999999999999999999999999999999999")]
    public void One_digit_over_and_over_is_a_placeholder(string written)
    {
        Normalize(written).Should().Be(nameof(NormalizationStatus.Placeholder));
        Normalize(written, new NormalizationContext { CallingCode = "49" }).Should().Be(nameof(NormalizationStatus.Placeholder));
    }

    [Theory]
    [InlineData("call me")]
    [InlineData("keine")]
    public void Words_are_no_number(string written) => Normalize(written).Should().Be(nameof(NormalizationStatus.Invalid));

    [Theory]
    [InlineData("call after 6pm 701-555-0126", "17015550126")]
    public void A_digit_of_a_word_before_the_number_is_no_part_of_it(string written, string expected)
    {
        Normalize(written, new NormalizationContext { CallingCode = "1" }).Should().Be(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("---")]
    public void Without_digits_nothing_is_left(string written)
    {
        Normalize(written).Should().Be(nameof(NormalizationStatus.Empty));
    }

    internal static (string Normalized, bool HasCountryCode) Resolve(string written, string? callingCode)
    {
        Span<byte> destination = stackalloc byte[32];
        var context = new NormalizationContext { CallingCode = callingCode };
        NormalizationStatus status =
            PhoneNormalizer.Normalize(written, destination, out int bytesWritten, context, out bool hasCountryCode);
        status.Should().Be(NormalizationStatus.Done, written);
        return (System.Text.Encoding.ASCII.GetString(destination[..bytesWritten]), hasCountryCode);
    }

    protected override NormalizationStatus Run(
        ReadOnlySpan<char> value, Span<byte> destination, out int bytesWritten, in NormalizationContext context) =>
        PhoneNormalizer.Normalize(value, destination, out bytesWritten, context, out _);

    protected override string Rewrite(string normalized) => "+" + normalized;
}
