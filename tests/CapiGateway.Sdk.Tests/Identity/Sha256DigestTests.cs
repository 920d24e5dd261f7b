using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Tests.Identity;

public class Sha256DigestTests
{
    private const string Hex = "62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f";

    private static readonly byte[] Bytes = Convert.FromHexString(Hex);

    [Fact]
    public void The_default_is_none()
    {
        default(Sha256Digest).IsNone.Should().BeTrue();
        Sha256Digest.None.Should().Be(default(Sha256Digest));
        Sha256Digest.None.ToString().Should().Be(new string('0', 64));
        Sha256Digest.FromBytes(Bytes).IsNone.Should().BeFalse();
    }

    [Fact]
    public void Bytes_hex_and_utf8_are_one_digest()
    {
        var digest = Sha256Digest.FromBytes(Bytes);
        Span<char> characters = stackalloc char[64];
        Span<byte> utf8 = stackalloc byte[64];
        byte[] copy = new byte[32];

        digest.ToString().Should().Be(Hex);
        digest.ToString("X", CultureInfo.InvariantCulture).Should().Be(Hex);
        digest.TryFormat(characters, out int written).Should().BeTrue();
        written.Should().Be(64);
        characters.ToString().Should().Be(Hex);
        digest.TryFormat(utf8, out written).Should().BeTrue();
        written.Should().Be(64);
        Encoding.UTF8.GetString(utf8).Should().Be(Hex);
        digest.TryCopyTo(copy).Should().BeTrue();
        copy.Should().Equal(Bytes);
        $"{digest}".Should().Be(Hex);
        Encoding.UTF8.GetString(Interpolate(digest)).Should().Be(Hex);
    }

    [Theory]
    [InlineData(Hex)]
    [InlineData("62A14E44F765419D10FEA99367361A727C12365E2520F32218D505ED9AA0F62F")]
    [InlineData("62A14e44F765419d10FEA99367361a727C12365e2520F32218D505ED9aa0f62F")]
    public void Hex_of_any_case_is_read(string text)
    {
        Sha256Digest.TryParse(text, out Sha256Digest digest).Should().BeTrue();
        digest.ToString().Should().Be(Hex);
        Sha256Digest.TryParse(Encoding.UTF8.GetBytes(text), out Sha256Digest same).Should().BeTrue();
        (same == digest).Should().BeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("62a14e44f765419d10fea99367361a72")]
    [InlineData("62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62")]
    [InlineData("62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f0")]
    [InlineData("62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62g")]
    [InlineData("62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62\uFF11")]
    [InlineData(" 2a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f")]
    public void Anything_else_is_no_digest(string text)
    {
        Sha256Digest.TryParse(text, out Sha256Digest digest).Should().BeFalse();
        digest.IsNone.Should().BeTrue();
        Sha256Digest.TryParse(Encoding.UTF8.GetBytes(text), out digest).Should().BeFalse();
        digest.IsNone.Should().BeTrue();
    }

    [Fact]
    public void A_destination_that_is_too_short_is_left_alone()
    {
        var digest = Sha256Digest.FromBytes(Bytes);

        digest.TryFormat(new char[63], out int written).Should().BeFalse();
        written.Should().Be(0);
        digest.TryFormat(new byte[63], out written).Should().BeFalse();
        written.Should().Be(0);
        digest.TryCopyTo(new byte[31]).Should().BeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Any_other_number_of_bytes_is_a_programming_error(int length)
    {
        Action act = () => Sha256Digest.FromBytes(new byte[length]);

        act.Should().Throw<ArgumentException>().WithParameterName("bytes");
    }

    [Fact]
    public void Digests_are_equal_when_every_byte_is()
    {
        var digest = Sha256Digest.FromBytes(Bytes);
        digest.GetHashCode().Should().Be(Sha256Digest.FromBytes(Bytes).GetHashCode());
        digest.Equals((object)Sha256Digest.FromBytes(Bytes)).Should().BeTrue();
        digest.Equals(Hex).Should().BeFalse();
        for (int index = 0; index < 32; index++)
        {
            byte[] other = [.. Bytes];
            other[index] ^= 1;
            (digest != Sha256Digest.FromBytes(other)).Should().BeTrue("byte {0} differs", index);
        }
    }

    [Fact]
    public void Hashing_is_the_framework_s()
    {
        for (int length = 0; length < 300; length++)
        {
            byte[] message = [.. Enumerable.Range(0, length).Select(index => (byte)index)];
            Sha256Digest.Hash(message).Should().Be(Sha256Digest.FromBytes(SHA256.HashData(message)));
        }
    }

    private static byte[] Interpolate(Sha256Digest digest)
    {
        byte[] destination = new byte[64];
        System.Text.Unicode.Utf8.TryWrite(destination, CultureInfo.InvariantCulture, $"{digest}", out int written).Should().BeTrue();
        return destination[..written];
    }
}
