using System.Text;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;
using CapiGateway.Sdk.Identity.Internal.Lanes;

namespace CapiGateway.Sdk.Tests.Identity.Lanes;

/// <summary>The examples that NIST publishes for SHA-256, and those of FIPS 180-4's padding.</summary>
public sealed class LaneVectorTests
{
    public static TheoryData<string, string> Examples => new()
    {
        { string.Empty, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
        { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
        {
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        },
        {
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        },
        { new string('a', 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_examples_of_nist_come_out_in_every_lane_of_every_width(string message, string digest)
    {
        byte[] buffer = Encoding.ASCII.GetBytes(message);
        Range[] messages = [.. Enumerable.Repeat(.., 19)];
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            var digests = new Sha256Digest[messages.Length];
            DigestBatch.HashAll(buffer, messages, digests, width);

            digests.Should().AllSatisfy(hashed => hashed.ToString().Should().Be(digest));
        }
    }

    [Fact]
    public void The_truth_tables_of_the_widest_vectors_are_those_of_the_three_functions()
    {
        for (int bits = 0; bits < 8; bits++)
        {
            int a = (bits >> 2) & 1;
            int b = (bits >> 1) & 1;
            int c = bits & 1;

            ((Lanes16.XorTable >> bits) & 1).Should().Be(a ^ b ^ c);
            ((Lanes16.ChooseTable >> bits) & 1).Should().Be(a == 1 ? b : c);
            ((Lanes16.MajorityTable >> bits) & 1).Should().Be(a + b + c >= 2 ? 1 : 0);
        }
    }
}
