using System.Text;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Tests.Identity;

public class IdentifierNormalizerTests
{
    [Theory]
    [InlineData(" John.Smith+Tag@Gmail.COM ", "john.smith+tag@gmail.com")]
    [InlineData("ÄRZTE@Müller.DE", "ärzte@müller.de")]
    [InlineData("andre\u0301@example.com", "andré@example.com")]
    [InlineData("ΝΙΚΟΣ@παράδειγμα.ελ", "νικος@παράδειγμα.ελ")]
    [InlineData("a\u200Bb@example.com\uFEFF", "ab@example.com")]
    [InlineData("用户@例子.中国", "用户@例子.中国")]
    [InlineData("I@EXAMPLE.COM", "i@example.com")]
    public void An_address_is_lower_case(string value, string expected) => Normalized(IdentifierKind.Email, value).Should().Be(expected);

    [Theory]
    [InlineData("foo")]
    [InlineData("foo@")]
    [InlineData("@example.com")]
    [InlineData("a@b@example.com")]
    [InlineData("a b@example.com")]
    [InlineData("a@exam\u00A0ple.com")]
    [InlineData("a@exam\0ple.com")]
    [InlineData("é@exam\u0085ple.com")]
    [InlineData("a@\U000E0100")]
    public void What_is_no_address_is_invalid(string value) => Status(IdentifierKind.Email, value).Should().Be(NormalizationStatus.Invalid);

    [Theory]
    [InlineData("O'Brien", "obrien")]
    [InlineData("O’Brien", "obrien")]
    [InlineData("Mary-Ann", "maryann")]
    [InlineData("Jean Luc", "jeanluc")]
    [InlineData("Müller", "müller")]
    [InlineData("정", "정")]
    [InlineData("ΓΙΩΡΓΟΣ", "γιωργος")]
    [InlineData("İpek", "i\u0307pek")]
    [InlineData("Нижний Новгород", "нижнийновгород")]
    [InlineData("São Paulo", "sãopaulo")]
    [InlineData("東京", "東京")]
    [InlineData("Coeur d'Alene", "coeurdalene")]
    [InlineData("Washington, D.C.", "washingtondc")]
    [InlineData("29 Palms", "29palms")]
    [InlineData("ﷺ", "ﷺ")]
    public void Names_and_cities_lose_spaces_and_punctuation_only(string value, string expected)
    {
        Normalized(IdentifierKind.FirstName, value).Should().Be(expected);
        Normalized(IdentifierKind.LastName, value).Should().Be(expected);
        Normalized(IdentifierKind.City, value).Should().Be(expected);
    }

    [Theory]
    [InlineData(" User-42 ", "User-42", "user-42")]
    [InlineData("user 42", "user 42", "user 42")]
    [InlineData("3F2504E0-4F89-11D3-9A0C-0305E82C3301", "3F2504E0-4F89-11D3-9A0C-0305E82C3301", "3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("3F2504E04F8911D39A0C0305E82C3301", "3F2504E04F8911D39A0C0305E82C3301", "3f2504e04f8911d39a0c0305e82c3301")]
    [InlineData("cafe\u0301", "café", "café")]
    [InlineData("ÀΣ", "ÀΣ", "ας")]
    public void An_external_id_stays_as_it_is_unless_asked_to_be_lower_case(string value, string expected, string lowered)
    {
        Normalized(IdentifierKind.ExternalId, value).Should().Be(expected);
        Normalized(IdentifierKind.ExternalId, value, new NormalizationContext { LowercaseExternalId = true })
            .Should().Be(lowered.Replace('α', 'à'));
    }

    [Fact]
    public void Removing_something_between_two_lone_surrogates_makes_no_letter_of_them()
    {
        foreach (IdentifierKind kind in Enum.GetValues<IdentifierKind>())
        {
            Status(kind, "1234567\uD800-\uDC00").Should().NotBe(NormalizationStatus.Done, "of {0}", kind);
        }
    }

    [Fact]
    public void A_value_longer_than_any_real_one_is_too_long()
    {
        foreach (IdentifierKind kind in Enum.GetValues<IdentifierKind>())
        {
            Status(kind, new string('a', 513)).Should().Be(NormalizationStatus.TooLong);
            Status(kind, new string('é', 65_536)).Should().Be(NormalizationStatus.TooLong);
        }

        Status(IdentifierKind.Email, new string('a', 316) + "@b.c").Should().Be(NormalizationStatus.Done);
        Status(IdentifierKind.Email, new string('a', 317) + "@b.c").Should().Be(NormalizationStatus.TooLong);
        Status(IdentifierKind.City, $" {new string('a', 512)} ").Should().Be(NormalizationStatus.Done);
        Status(IdentifierKind.ExternalId, new string('\u0390', 512)).Should().Be(NormalizationStatus.Done);
    }

    [Fact]
    public void An_undefined_kind_is_invalid()
    {
        IdentifierKind[] undefined = [(IdentifierKind)(-1), (IdentifierKind)11, (IdentifierKind)int.MaxValue, (IdentifierKind)int.MinValue];
        foreach (IdentifierKind kind in undefined)
        {
            Status(kind, "value").Should().Be(NormalizationStatus.Invalid);
            Status(kind, string.Empty).Should().Be(NormalizationStatus.Invalid);
            Status(kind, new string('a', 64)).Should().Be(NormalizationStatus.Invalid);
            IdentifierHasher.TryHash(kind, "value", out _).Should().BeFalse();
        }
    }

    [Theory]
    [InlineData(0, 16)]
    [InlineData(1, 22)]
    [InlineData(512, 3088)]
    [InlineData(513, 3088)]
    [InlineData(int.MaxValue, 3088)]
    public void The_bound_is_six_bytes_a_character_up_to_the_longest_value(int charCount, int expected) =>
        IdentifierNormalizer.GetMaxByteCount(charCount).Should().Be(expected);

    [Fact]
    public void A_negative_length_is_a_programming_error()
    {
        Action act = () => IdentifierNormalizer.GetMaxByteCount(-1);

        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("charCount");
    }

    [Theory]
    [InlineData(IdentifierKind.Email, "Zoë@Example.com")]
    [InlineData(IdentifierKind.Phone, "+1 (650) 555-1212")]
    [InlineData(IdentifierKind.FirstName, "Mary-Ann")]
    [InlineData(IdentifierKind.LastName, "Nguyễn")]
    [InlineData(IdentifierKind.Gender, "Female")]
    [InlineData(IdentifierKind.DateOfBirth, "1997-02-16")]
    [InlineData(IdentifierKind.City, "東京")]
    [InlineData(IdentifierKind.State, "Nordrhein-Westfalen")]
    [InlineData(IdentifierKind.PostalCode, "M1 1AE")]
    [InlineData(IdentifierKind.Country, "United States")]
    [InlineData(IdentifierKind.ExternalId, "user-42")]
    [InlineData(IdentifierKind.ExternalId, "62A14E44F765419D10FEA99367361A727C12365E2520F32218D505ED9AA0F62F")]
    public void A_destination_that_is_too_small_is_told_at_every_length(IdentifierKind kind, string value)
    {
        byte[] enough = new byte[IdentifierNormalizer.GetMaxByteCount(value.Length)];
        IdentifierNormalizer.Normalize(kind, value, enough, out int needed)
            .Should().BeOneOf(NormalizationStatus.Done, NormalizationStatus.AlreadyHashed);
        for (int length = 0; length < needed; length++)
        {
            byte[] guarded = [.. Enumerable.Repeat((byte)0xAB, length + 32)];
            IdentifierNormalizer.Normalize(kind, value, guarded.AsSpan(0, length), out int written)
                .Should().Be(NormalizationStatus.DestinationTooSmall);
            written.Should().Be(0);
            guarded.AsSpan(length).ContainsAnyExcept((byte)0xAB).Should().BeFalse("nothing is written past the end");
        }

        IdentifierNormalizer.Normalize(kind, value, enough.AsSpan(0, needed), out int fits)
            .Should().BeOneOf(NormalizationStatus.Done, NormalizationStatus.AlreadyHashed);
        fits.Should().Be(needed);
    }

    private static string Normalized(IdentifierKind kind, string value, NormalizationContext context = default)
    {
        byte[] utf8 = new byte[IdentifierNormalizer.GetMaxByteCount(value.Length)];
        IdentifierNormalizer.Normalize(kind, value, utf8, out int written, context).Should().Be(NormalizationStatus.Done);
        return Encoding.UTF8.GetString(utf8, 0, written);
    }

    private static NormalizationStatus Status(IdentifierKind kind, string value) =>
        IdentifierNormalizer.Normalize(kind, value, new byte[IdentifierNormalizer.GetMaxByteCount(value.Length)], out _);
}
