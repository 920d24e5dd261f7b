using System.Security.Cryptography;
using CapiGateway.Sdk.Benchmarks.Ratios;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;
using CapiGateway.Sdk.Identity.Internal.Lanes;

namespace CapiGateway.Sdk.Benchmarks.Hashing;

/// <summary>From the value as somebody wrote it to 64 hexadecimal characters.</summary>
public static class HashContests
{
    private static readonly string Width = $"{32 * (int)LaneSelection.Current}";

    public static IEnumerable<Contest> All() =>
        [.. Samples.OneOfEachKind.Select(value => OneValue(value.Kind, value.Value)), EventsNine(), Column()];

    private static Contest OneValue(IdentifierKind kind, string value)
    {
        byte[] hex = new byte[Sha256Digest.HexLength];
        return Versus(
            $"one value: {kind}",
            "–",
            [value],
            new Side("`TryHash`, hex as UTF-8", () =>
            {
                IdentifierHasher.TryHash(kind, value, out Sha256Digest digest);
                digest.TryFormat(hex, out _);
            }),
            () => [TryHash(kind, value)]);
    }

    private static Contest EventsNine()
    {
        byte[] scratch = new byte[4096];
        byte[] hex = new byte[Sha256Digest.HexLength];
        var digests = new Sha256Digest[Samples.EventsNine.Count];
        var messages = new Range[digests.Length];
        (IdentifierKind Kind, string Value)[] values = [.. Samples.EventsNine];
        return Versus(
            "an event's nine identifiers",
            Width,
            [.. values.Select(value => value.Value)],
            new Side("one pass, as in `Build()`, hex as UTF-8", Hash),
            () =>
            {
                Hash();
                return digests.Select(digest => digest.ToString());
            });

        void Hash()
        {
            int used = 0;
            for (int index = 0; index < values.Length; index++)
            {
                (IdentifierKind kind, string value) = values[index];
                IdentifierReader.Read(kind, value, scratch.AsSpan(used), out int written, out _, out _, default);
                messages[index] = used..(used += written);
            }

            DigestBatch.HashAll(scratch, messages, digests);
            foreach (Sha256Digest digest in digests)
            {
                digest.TryFormat(hex, out _);
            }
        }
    }

    private static Contest Column()
    {
        var digests = new Sha256Digest[Samples.ColumnLength];
        return Versus(
            "a column of 10,000 e-mails",
            Width,
            Samples.Emails,
            new Side("`HashMany`", () => IdentifierHasher.HashMany(IdentifierKind.Email, Samples.Emails, digests)),
            () =>
            {
                IdentifierHasher.HashMany(IdentifierKind.Email, Samples.Emails, digests);
                return digests.Select(digest => digest.ToString());
            });
    }

    private static Contest Versus(string name, string width, string[] values, Side ours, Func<IEnumerable<string>> result)
    {
        byte[][] normalized = [.. values.Select(Samples.Normalized)];
        byte[] digest = new byte[Sha256Digest.ByteCount];
        string[] hashed = new string[values.Length];
        return new Contest(
            name,
            values.Length,
            width,
            ours,
            [
                new Side("`Trim().ToLowerInvariant()`, UTF-8, `HashData`, hex", () =>
                {
                    for (int index = 0; index < values.Length; index++)
                    {
                        hashed[index] = TodaysWay.Hash(values[index]);
                    }
                }),
                new Side("`HashData` on bytes already normalised", () =>
                {
                    foreach (byte[] value in normalized)
                    {
                        SHA256.HashData(value, digest);
                    }
                }),
            ],
            () => Agreement.Demand(result(), values.Select(TodaysWay.Hash)));
    }

    private static string TryHash(IdentifierKind kind, string value)
    {
        IdentifierHasher.TryHash(kind, value, out Sha256Digest digest);
        return digest.ToString();
    }
}
