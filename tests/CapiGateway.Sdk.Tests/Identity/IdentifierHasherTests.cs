using System.Text;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Tests.Identity;

public class IdentifierHasherTests
{
    private static readonly string?[] Column = BuildColumn();

    [Fact]
    public void A_column_hashes_as_its_values_do_one_by_one()
    {
        foreach (IdentifierKind kind in Enum.GetValues<IdentifierKind>())
        {
            Sha256Digest[] digests = Dirty(Column.Length + 1);
            Sha256Digest[] expected = [.. Column.Select(value => One(kind, value))];

            int count = IdentifierHasher.HashMany(kind, Column, digests);

            digests[..^1].Should().Equal(expected);
            digests[^1].Should().Be(Dirty(1)[0], "what lies behind the last value is not touched");
            count.Should().Be(expected.Count(digest => !digest.IsNone));
        }
    }

    [Fact]
    public void A_column_of_utf8_hashes_the_same()
    {
        ReadOnlyMemory<byte>[] utf8 = [.. Column.Select(value => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(value ?? string.Empty)))];
        foreach (IdentifierKind kind in Enum.GetValues<IdentifierKind>())
        {
            Sha256Digest[] digests = Dirty(Column.Length);
            int count = IdentifierHasher.HashMany(kind, utf8, digests);

            digests.Should().Equal(Column.Select(value => One(kind, value)));
            count.Should().Be(digests.Count(digest => !digest.IsNone));
        }
    }

    [Fact]
    public void Every_row_can_have_a_context_of_its_own()
    {
        string?[] values = ["User-1", "User-1", null, "User-2"];
        NormalizationContext lower = new() { LowercaseExternalId = true };
        NormalizationContext[] contexts = [default, lower, lower, lower];
        ReadOnlyMemory<byte>[] utf8 = [.. values.Select(value => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(value ?? string.Empty)))];
        string[] expected = [Hash("User-1"), Hash("user-1"), Sha256Digest.None.ToString(), Hash("user-2")];
        Sha256Digest[] digests = Dirty(4);

        IdentifierHasher.HashMany(IdentifierKind.ExternalId, values, contexts, digests).Should().Be(3);
        digests.Select(digest => digest.ToString()).Should().Equal(expected);

        digests = Dirty(4);
        IdentifierHasher.HashMany(IdentifierKind.ExternalId, utf8, contexts, digests).Should().Be(3);
        digests.Select(digest => digest.ToString()).Should().Equal(expected);
    }

    [Fact]
    public void An_empty_column_is_no_error() =>
        IdentifierHasher.HashMany(IdentifierKind.City, ReadOnlySpan<string?>.Empty, []).Should().Be(0);

    [Fact]
    public void A_destination_shorter_than_the_column_is_a_programming_error()
    {
        var digests = new Sha256Digest[1];
        var contexts = new NormalizationContext[2];
        string?[] values = ["a", "b"];
        ReadOnlyMemory<byte>[] utf8 = [default, default];

        Throwing(() => IdentifierHasher.HashMany(IdentifierKind.City, values, digests), "digests");
        Throwing(() => IdentifierHasher.HashMany(IdentifierKind.City, values, contexts, digests), "digests");
        Throwing(() => IdentifierHasher.HashMany(IdentifierKind.City, utf8, digests), "digests");
        Throwing(() => IdentifierHasher.HashMany(IdentifierKind.City, utf8, contexts, digests), "digests");
        Throwing(() => IdentifierHasher.HashMany(IdentifierKind.City, values, contexts.AsSpan(0, 1), new Sha256Digest[2]), "contexts");
        Throwing(() => IdentifierHasher.HashMany(IdentifierKind.City, utf8, contexts.AsSpan(0, 1), new Sha256Digest[2]), "contexts");
    }

    [Fact]
    public void Invalid_utf8_has_no_digest()
    {
        byte[][] values = [[0xC3], [0x41, 0xFF], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x20, 0xE2, 0x82]];
        foreach (byte[] value in values)
        {
            IdentifierHasher.TryHash(IdentifierKind.ExternalId, value, out Sha256Digest digest).Should().BeFalse();
            digest.IsNone.Should().BeTrue();
        }
    }

    [Theory]
    [InlineData("\uFEFFMary\u3000")]
    [InlineData("Vale\u0301ry")]
    [InlineData("𝐀𝐁")]
    public void A_value_of_utf8_is_trimmed_and_hashed_as_its_characters_are(string value)
    {
        IdentifierHasher.TryHash(IdentifierKind.FirstName, Encoding.UTF8.GetBytes(value), out Sha256Digest digest).Should().BeTrue();
        digest.Should().Be(One(IdentifierKind.FirstName, value));

        byte[] padded = [.. Enumerable.Repeat((byte)' ', 5000), .. Encoding.UTF8.GetBytes(value), .. Enumerable.Repeat((byte)0, 5000)];
        IdentifierHasher.TryHash(IdentifierKind.FirstName, padded, out Sha256Digest same).Should().BeTrue();
        same.Should().Be(digest);
    }

    [Fact]
    public void The_longest_value_of_utf8_is_as_long_as_the_longest_text()
    {
        string longest = new('정', 512);
        IdentifierHasher.TryHash(IdentifierKind.City, Encoding.UTF8.GetBytes(longest), out Sha256Digest digest).Should().BeTrue();
        digest.Should().Be(One(IdentifierKind.City, longest));
        IdentifierHasher.TryHash(IdentifierKind.City, Encoding.UTF8.GetBytes(longest + "정"), out _).Should().BeFalse();
    }

    [Fact]
    public void A_batch_of_messages_in_one_buffer_hashes_each()
    {
        byte[] buffer = "johnmary"u8.ToArray();
        var digests = new Sha256Digest[3];

        DigestBatch.HashAll(buffer, [0..4, 4..8, 8..8], digests);

        digests.Should().Equal(Sha256Digest.Hash("john"u8), Sha256Digest.Hash("mary"u8), Sha256Digest.Hash([]));
    }

    private static string?[] BuildColumn()
    {
        string?[] seeds =
        [
            "Mary", null, "Valéry", "", "n/a", "john@example.com", "+1 650 555 1212", "1997-02-16", "f", "US", "94035",
            "62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f", "\uFFFE", "東京", new string('\u0958', 512),
            new string('x', 600),
        ];
        return [.. Enumerable.Range(0, 700).Select(row => row % 3 == 0 ? $"Name {row}" : seeds[row % seeds.Length])];
    }

    private static Sha256Digest One(IdentifierKind kind, string? value)
    {
        IdentifierHasher.TryHash(kind, value, out Sha256Digest digest);
        return digest;
    }

    private static string Hash(string text) => Sha256Digest.Hash(Encoding.UTF8.GetBytes(text)).ToString();

    private static Sha256Digest[] Dirty(int length) => [.. Enumerable.Repeat(Sha256Digest.Hash("dirty"u8), length)];

    private static void Throwing(Action act, string parameter) => act.Should().Throw<ArgumentException>().WithParameterName(parameter);
}
