using System.Security.Cryptography;
using System.Text;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Tests.Identity;

/// <summary>What is done in vectors or looked up comes to the same as what is done character by character.</summary>
public sealed class AsciiFoldingTests
{
    private const int Rounds = 40_000;

    private static readonly string[] Words =
    [
        "null", "undefined", "nan", "none", "unknown", "n/a", "n.a.", "n.a", "notavailable", "notprovided", "notset", "notapplicable",
        "notspecified", "objectobject", "objectnull", "objectundefined",
    ];

    [Fact]
    public void Every_mode_folds_ASCII_as_character_by_character_into_a_destination_of_any_length()
    {
        var random = new Random(6);
        byte[] folded = new byte[128];
        for (int round = 0; round < Rounds; round++)
        {
            string text = RandomText(random);
            foreach (FoldMode mode in Enum.GetValues<FoldMode>())
            {
                byte[]? expected = FoldOneByOne(text, mode);
                int room = random.Next(4) == 0 ? random.Next(text.Length + 1) : folded.Length;

                NormalizationStatus status = UnicodeText.Fold(text, mode, folded.AsSpan(0, room), out int written);

                if (expected is null && text.Length > room)
                {
                    status.Should().BeOneOf(NormalizationStatus.Invalid, NormalizationStatus.DestinationTooSmall);
                }
                else if (expected is null || expected.Length <= room)
                {
                    status.Should().Be(expected switch
                    {
                        null => NormalizationStatus.Invalid,
                        [] => NormalizationStatus.Empty,
                        _ => NormalizationStatus.Done,
                    });
                    folded.AsSpan(0, written).ToArray().Should().Equal(expected ?? []);
                }
                else
                {
                    status.Should().Be(NormalizationStatus.DestinationTooSmall);
                }
            }
        }
    }

    [Fact]
    public void A_placeholder_is_one_in_any_case_and_with_spaces_dashes_and_underscores_anywhere()
    {
        foreach (string word in Words)
        {
            for (int place = 1; place < word.Length; place++)
            {
                foreach (string left in (string[])["", " ", "-", "_", " - ", "__"])
                {
                    string lower = word.Insert(place, left);
                    Placeholder.Matches(IdentifierKind.City, lower).Should().BeTrue("{0} is {1}", lower, word);
                    Placeholder.Matches(IdentifierKind.City, lower.ToUpperInvariant()).Should().BeTrue("{0} is {1} in capitals", lower, word);
                    Placeholder.Matches(IdentifierKind.City, Encoding.UTF8.GetBytes(lower)).Should().BeTrue("{0} is {1} in UTF-8", lower, word);
                }
            }
        }
    }

    [Fact]
    public void One_letter_and_two_have_the_digest_that_the_framework_gives_and_nothing_else_is_looked_up()
    {
        for (int first = 0; first < 128; first++)
        {
            AssertLookedUp([(byte)first]);
            for (int second = 0; second < 128; second++)
            {
                AssertLookedUp([(byte)first, (byte)second]);
            }
        }

        LetterDigests.TryFind([], out _).Should().BeFalse();
        LetterDigests.TryFind("usa"u8, out _).Should().BeFalse();
    }

    private static void AssertLookedUp(byte[] value)
    {
        bool isLetters = Array.TrueForAll(value, character => char.IsAsciiLetterLower((char)character));

        LetterDigests.TryFind(value, out Sha256Digest digest).Should().Be(isLetters);

        digest.Should().Be(isLetters ? Sha256Digest.FromBytes(SHA256.HashData(value)) : Sha256Digest.None);
    }

    /// <summary>Null for what the mode refuses.</summary>
    private static byte[]? FoldOneByOne(string text, FoldMode mode)
    {
        var folded = new List<byte>();
        foreach (char character in text)
        {
            CharacterFilter.CharacterVerdict verdict = CharacterFilter.JudgeAscii(character, mode);
            if (verdict == CharacterFilter.CharacterVerdict.Refuse)
            {
                return null;
            }

            if (verdict == CharacterFilter.CharacterVerdict.Keep)
            {
                folded.Add((byte)(mode == FoldMode.Id ? character : char.ToLowerInvariant(character)));
            }
        }

        return [.. folded];
    }

    private static string RandomText(Random random)
    {
        char[] text = new char[random.Next(70)];
        int rareness = random.Next(1, 40);
        for (int index = 0; index < text.Length; index++)
        {
            bool isRare = random.Next(rareness) == 0;
            text[index] = isRare ? (char)random.Next(128) : "abcXYZ019@."[random.Next(11)];
        }

        return new string(text);
    }
}
