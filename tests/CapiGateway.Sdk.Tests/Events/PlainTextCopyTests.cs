using System.Text;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>Every length that is copied in another way, and every character at every place.</summary>
public sealed class PlainTextCopyTests
{
    private const int Longest = 70;

    // Characters whose halves, signs or lowest bytes look like plain ones.
    private static readonly char[] Others =
        ['"', '\\', '\0', '\n', '\u001f', '\u007f', '\u0080', '\u00ff', '\u0100', '\u0141', '\u2041', '\u7f41', '\u8041', '\ud83d', '\uff41', '\uffff'];

    [Fact]
    public void Printable_ascii_is_copied_at_every_length()
    {
        string all = string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(character => character is not ('"' or '\\')));
        for (int start = 0; start < all.Length; start++)
        {
            for (int length = 0; length <= Math.Min(Longest, all.Length - start); length++)
            {
                string text = all.Substring(start, length);
                byte[] copy = new byte[length + 1];

                PlainText.TryCopy(text, copy).Should().BeTrue("of {0}", text);

                Encoding.ASCII.GetString(copy, 0, length).Should().Be(text);
                copy[length].Should().Be(0, "nothing is written behind the text");
            }
        }
    }

    [Fact]
    public void Any_other_character_is_seen_wherever_it_stands()
    {
        byte[] copy = new byte[Longest];
        for (int length = 1; length <= Longest; length++)
        {
            for (int place = 0; place < length; place++)
            {
                foreach (char other in Others)
                {
                    string text = $"{new string('a', place)}{other}{new string('a', length - place - 1)}";

                    PlainText.TryCopy(text, copy).Should().BeFalse("U+{0:x4} stands at {1} of {2}", (int)other, place, length);
                }
            }
        }
    }
}
