using System.Security.Cryptography;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;
using CapiGateway.Sdk.Identity.Internal.Lanes;

namespace CapiGateway.Sdk.Tests.Identity.Lanes;

/// <summary>Messages in one buffer, hashed at a width of choice and compared with the framework's SHA-256.</summary>
internal sealed class LaneMessages
{
    private readonly byte[] _buffer;
    private readonly Range[] _messages;
    private readonly Sha256Digest[] _expected;
    private readonly Sha256Digest[] _actual;

    public LaneMessages(int seed, IEnumerable<int> lengths)
    {
        int end = 0;
        _messages = [.. lengths.Select(length => end..(end += length))];
        _buffer = new byte[end];
        new Random(seed).NextBytes(_buffer);
        _expected = [.. _messages.Select(message => Sha256Digest.FromBytes(SHA256.HashData(_buffer.AsSpan(message))))];
        _actual = new Sha256Digest[_messages.Length + 1];
    }

    public static TheoryData<int> Widths => [.. Enum.GetValues<LaneWidth>().Cast<int>()];

    public void ShouldBeHashedRightly(LaneWidth width)
    {
        Array.Clear(_actual);
        DigestBatch.HashAll(_buffer, _messages, _actual, width);

        for (int index = 0; index < _expected.Length; index++)
        {
            if (_actual[index] != _expected[index])
            {
                Assert.Fail($"Message {index} of {_messages.Length}, {_messages[index]}, is hashed wrongly at the width {width}.");
            }
        }

        _actual[^1].IsNone.Should().BeTrue("nothing behind the last digest is touched");
    }
}
