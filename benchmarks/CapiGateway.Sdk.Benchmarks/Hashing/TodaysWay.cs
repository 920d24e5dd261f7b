using System.Security.Cryptography;
using System.Text;

namespace CapiGateway.Sdk.Benchmarks.Hashing;

/// <summary>What people write today where they have no library.</summary>
public static class TodaysWay
{
    public static string Hash(string value) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value.Trim().ToLowerInvariant())));
}
