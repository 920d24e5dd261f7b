using System.Text;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Tests.Identity;

/// <summary>Whatever comes in: no exception, no byte past the destination, and a result that is its own normal form.</summary>
public class RobustnessTests
{
    private const int Rounds = 100_000;
    private const int LongestValue = 65_536;
    private const byte Guard = 0xAB;

    private static readonly string[] Pieces =
    [
        "\uD800", "\uDC00", "\uDBFF\uDFFF", "\uFFFE", "\uFFFF", "\uFFFD", "\0", "\u0301", "\u0323", "\u0345", "\u1AEB", "\u034F", "\u200D",
        "\u200B", "\u00AD", "\uFEFF", " ", "\u3000", "\u0130", "Σ", "σ", "\u0390", "\u0958", "\uFB2C", "\u1112\u1161\u11AB", "각",
        "\U0001D160", "\U000E0100", "a", "Z", "0", "9", "@", ".", "-", "+", "(0)", "/", "’", "null", "00", "+49", "US", "1997",
        "62a14e44f765419d", "é", "東", "\uFF11",
    ];

    public static TheoryData<IdentifierKind> Kinds => [.. Enum.GetValues<IdentifierKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_string_breaks_the_normaliser(IdentifierKind kind)
    {
        var random = new Random(4711 + (int)kind);
        char[] value = new char[LongestValue];
        byte[] buffer = new byte[IdentifierNormalizer.GetMaxByteCount(LongestValue) + 64];
        byte[] again = new byte[buffer.Length];
        for (int round = 0; round < Rounds; round++)
        {
            ReadOnlySpan<char> text = value.AsSpan(0, Fill(random, value));
            NormalizationContext context = Context(random);
            int length = random.Next(4) == 0 ? random.Next(64) : IdentifierNormalizer.GetMaxByteCount(text.Length);
            buffer.AsSpan(length, 64).Fill(Guard);

            NormalizationStatus status = IdentifierNormalizer.Normalize(kind, text, buffer.AsSpan(0, length), out int written, context);

            bool hasResult = status is NormalizationStatus.Done or NormalizationStatus.AlreadyHashed;
            bool holds = hasResult ? written > 0 && written <= length : written == 0;
            bool isEnough = status != NormalizationStatus.DestinationTooSmall || length < IdentifierNormalizer.GetMaxByteCount(text.Length);
            if (!holds || !isEnough || buffer.AsSpan(length, 64).ContainsAnyExcept(Guard))
            {
                Assert.Fail($"{kind}, round {round}: {status}, {written} of {length} bytes.");
            }

            if (status == NormalizationStatus.Done)
            {
                // A calling code would be put before the digits of a phone number once more: nothing says that they have one.
                AssertFixedPoint(kind, buffer.AsSpan(0, written), again, kind == IdentifierKind.Phone ? default : context, round);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_bytes_break_the_hasher(IdentifierKind kind)
    {
        var random = new Random(815 + (int)kind);
        char[] text = new char[LongestValue];
        byte[] value = new byte[LongestValue * 3];
        for (int round = 0; round < 10_000; round++)
        {
            int length = Encoding.UTF8.GetBytes(text.AsSpan(0, Fill(random, text)), value);
            if (length > 0 && random.Next(2) == 0)
            {
                value[random.Next(length)] = (byte)random.Next(256);
            }

            bool hashed = IdentifierHasher.TryHash(kind, value.AsSpan(0, length), out Sha256Digest digest, Context(random));
            if (hashed == digest.IsNone)
            {
                Assert.Fail($"{kind}, round {round}: {hashed} but {digest}.");
            }
        }
    }

    private static void AssertFixedPoint(
        IdentifierKind kind, ReadOnlySpan<byte> result, byte[] again, in NormalizationContext context, int round)
    {
        string text = Encoding.UTF8.GetString(result);
        NormalizationStatus status = IdentifierNormalizer.Normalize(kind, text, again, out int written, context);
        if (status != NormalizationStatus.Done || !result.SequenceEqual(again.AsSpan(0, written)))
        {
            Assert.Fail($"{kind}, round {round}: '{text}' becomes {status} '{Encoding.UTF8.GetString(again, 0, written)}'.");
        }
    }

    // Most values are short, as in life; one in a thousand is as long as the buffer.
    private static int Fill(Random random, char[] value)
    {
        int target = random.Next(1000) switch
        {
            0 => value.Length,
            < 20 => random.Next(700),
            < 100 => random.Next(80),
            _ => random.Next(20),
        };
        int length = 0;
        while (length < target)
        {
            if (random.Next(8) == 0)
            {
                value[length++] = (char)random.Next(0x10000);
                continue;
            }

            string piece = Pieces[random.Next(Pieces.Length)];
            if (length + piece.Length > value.Length)
            {
                break;
            }

            piece.CopyTo(value.AsSpan(length));
            length += piece.Length;
        }

        return length;
    }

    private static NormalizationContext Context(Random random) => random.Next(4) switch
    {
        0 => new() { CallingCode = "49", CountryCode = "de" },
        1 => new() { CallingCode = "+1", CountryCode = "us", LowercaseExternalId = true },
        2 => new() { CallingCode = "\uD800x", CountryCode = "\uFFFE" },
        _ => default,
    };
}
