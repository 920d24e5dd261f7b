using System.Text;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Tests.Identity.Unicode;

public class UnicodeTextTests
{
    [Theory]
    [InlineData("ΓΙΩΡΓΟΣ", "γιωργος")]
    [InlineData("Σ", "σ")]
    [InlineData("ΑΣ Σ", "αςσ")]
    [InlineData("ΑΣΑ", "ασα")]
    [InlineData("ΑΣ'Α", "ασα")]
    [InlineData("Α\u0301Σ\u0301", "άς\u0301")]
    [InlineData("ΑΣ\u0345", "ας\u0345")]
    [InlineData("\u0345Σ", "\u0345σ")]
    [InlineData("ΑΣ𝐀", "ασ𝐀")]
    [InlineData("𝐀Σ", "𝐀ς")]
    [InlineData("İSTANBUL", "i\u0307stanbul")]
    [InlineData("IĞDIR", "iğdir")]
    [InlineData("ẞ", "ß")]
    [InlineData("ǅ", "ǆ")]
    [InlineData("𐐀", "𐐨")]
    [InlineData("\u212A\u212B\u2126", "kåω")]
    public void Lower_casing_is_that_of_the_browser(string value, string expected) => Fold(value, FoldMode.Word).Should().Be(expected);

    [Theory]
    [InlineData("e\u0301", "é")]
    [InlineData("o\u0304\u0328", "ǭ")]
    [InlineData("a\u0301\u0323", "ạ\u0301")]
    [InlineData("\u1112\u1161\u11AB", "한")]
    [InlineData("\uAC00\u11A8", "각")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("\U0001D160", "\U0001D158\U0001D165\U0001D16E")]
    public void Every_mode_composes_canonically(string value, string expected)
    {
        Fold(value, FoldMode.Word).Should().Be(expected);
        Fold(value, FoldMode.Address).Should().Be(expected);
        Fold(value, FoldMode.Id).Should().Be(expected);
        Fold(value, FoldMode.LowerId).Should().Be(expected);
    }

    [Theory]
    [InlineData("O’Brien", "obrien")]
    [InlineData("O´Brien", "obrien")]
    [InlineData("Oʻahu", "oahu")]
    [InlineData("Oʼahu", "oahu")]
    [InlineData("Jean\u00A0Luc", "jeanluc")]
    [InlineData("soft\u00ADhyphen\u200B\uFEFF", "softhyphen")]
    [InlineData("\u200Eعلی‌رضا\u200F", "علی‌رضا")]
    [InlineData("-\u200Dé\u200C.", "é")]
    [InlineData("a\u0301-\u0323é", "ạ\u0301é")]
    [InlineData("葛\U000E0100城", "葛城")]
    [InlineData("Mary\0\u0085é", "maryé")]
    [InlineData("R2-D2 ™", "r2d2™")]
    public void Words_keep_letters_digits_and_marks(string value, string expected) => Fold(value, FoldMode.Word).Should().Be(expected);

    [Theory]
    [InlineData("User 42\u200B-é", "User 42\u200B-é")]
    [InlineData("ÀB", "ÀB")]
    public void Ids_stay_as_they_are(string value, string expected) => Fold(value, FoldMode.Id).Should().Be(expected);

    // Not a theory: the runner passes theory data through UTF-8, which would mend the lone surrogates.
    [Fact]
    public void Broken_text_is_invalid_in_every_mode()
    {
        string[] values = ["\uD800", "a\uDC00b", "é\uD83D", "\uDC00\uD800", "\uFFFE", "é\uFDD0", "\U0001FFFF", "M\uFFFDller"];
        foreach (string value in values)
        {
            foreach (FoldMode mode in Enum.GetValues<FoldMode>())
            {
                UnicodeText.Fold(value, mode, new byte[64], out int written).Should().Be(NormalizationStatus.Invalid);
                written.Should().Be(0);
            }
        }
    }

    [Theory]
    [InlineData(FoldMode.Address, "a b")]
    [InlineData(FoldMode.Address, "é\u00A0b")]
    [InlineData(FoldMode.Address, "a\0b")]
    [InlineData(FoldMode.Id, "a\tb")]
    [InlineData(FoldMode.Id, "é\u0085b")]
    [InlineData(FoldMode.LowerId, "a\u007Fb")]
    internal void Control_characters_never_reach_a_hash(FoldMode mode, string value) =>
        UnicodeText.Fold(value, mode, new byte[64], out _).Should().Be(NormalizationStatus.Invalid);

    [Theory]
    [InlineData("")]
    [InlineData(".-'")]
    [InlineData("\u200B\u00AD")]
    [InlineData("‘’\u200D")]
    public void Nothing_left_is_empty(string value) =>
        UnicodeText.Fold(value, FoldMode.Word, new byte[64], out _).Should().Be(NormalizationStatus.Empty);

    [Fact]
    public void A_longer_text_than_the_work_buffers_hold_is_refused() =>
        UnicodeText.Fold(new string('é', UnicodeText.MaxLength + 1), FoldMode.Word, new byte[8192], out _)
            .Should().Be(NormalizationStatus.TooLong);

    [Theory]
    [InlineData(" \t\u00A0\u3000 Mary\u200B\uFEFF\0\u200D\r\n", "Mary")]
    [InlineData(" \u2007 ", "")]
    [InlineData(". x", ". x")]
    public void Trimming_removes_what_does_not_belong_to_the_value(string value, string expected) =>
        UnicodeText.Trim(value).ToString().Should().Be(expected);

    [Theory]
    [InlineData("Zürich 東京 \U0001D160 한국")]
    [InlineData("Plain ASCII")]
    public void Every_destination_that_is_too_small_is_refused_without_a_partial_result(string value)
    {
        int needed = Encoding.UTF8.GetByteCount(Fold(value, FoldMode.Id));
        for (int length = 0; length < needed; length++)
        {
            UnicodeText.Fold(value, FoldMode.Id, new byte[length], out int written).Should().Be(NormalizationStatus.DestinationTooSmall);
            written.Should().Be(0);
        }

        UnicodeText.Fold(value, FoldMode.Id, new byte[needed], out _).Should().Be(NormalizationStatus.Done);
    }

    internal static string Fold(string value, FoldMode mode)
    {
        byte[] destination = new byte[(value.Length * 6) + 16];
        UnicodeText.Fold(value, mode, destination, out int written).Should().Be(NormalizationStatus.Done, "of {0}", value);
        return Encoding.UTF8.GetString(destination, 0, written);
    }
}
