using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using CapiGateway.Sdk.Benchmarks.Ratios;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;
using CapiGateway.Sdk.Identity.Internal.Lanes;

namespace CapiGateway.Sdk.Benchmarks.Hashing;

/// <summary>The lanes alone, on normalised bytes that lie one behind the other.</summary>
public static class LaneContests
{
    public static IEnumerable<Contest> All()
    {
        byte[][] values = [.. Samples.Emails.Select(Samples.Normalized)];
        yield return At(LaneWidth.One, "32 (one lane)", isMeasurable: true, values);
        yield return At(LaneWidth.Four, "128", Vector128.IsHardwareAccelerated, values);
        yield return At(LaneWidth.Eight, "256", Vector256.IsHardwareAccelerated, values);
        yield return At(LaneWidth.Sixteen, "512", Vector512.IsHardwareAccelerated, values);
    }

    private static Contest At(LaneWidth width, string name, bool isMeasurable, byte[][] values)
    {
        byte[] buffer = [.. values.SelectMany(value => value)];
        int end = 0;
        Range[] messages = [.. values.Select(value => end..(end += value.Length))];
        var ours = new Sha256Digest[values.Length];
        byte[] theirs = new byte[values.Length * Sha256Digest.ByteCount];
        return new Contest(
            "10,000 normalised e-mails, SHA-256 alone",
            values.Length,
            name,
            new Side("lanes", () => DigestBatch.HashAll(buffer, messages, ours, width)),
            [new Side("`SHA256.HashData`", () => HashData(buffer, messages, theirs))],
            () =>
            {
                DigestBatch.HashAll(buffer, messages, ours, width);
                HashData(buffer, messages, theirs);
                Agreement.Demand(
                    ours.Select(digest => digest.ToString()),
                    theirs.Chunk(Sha256Digest.ByteCount).Select(Convert.ToHexStringLower));
            })
        {
            IsMeasurable = isMeasurable,
        };
    }

    private static void HashData(byte[] buffer, Range[] messages, byte[] digests)
    {
        for (int index = 0; index < messages.Length; index++)
        {
            SHA256.HashData(buffer.AsSpan(messages[index]), digests.AsSpan(index * Sha256Digest.ByteCount));
        }
    }
}
