using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// The proof that the sender of a token also knows its app's secret. Meta's documentation: Secure Graph API Calls.
/// </summary>
internal static class AppSecretProof
{
    /// <summary>The query of a request signed now, with its question mark; empty for a credential without an app secret.</summary>
    public static string Query(AccessCredential credential, AppSecretProofForm form, DateTimeOffset now)
    {
        if (credential.AppSecret is not { } secret)
        {
            return "";
        }

        var token = credential.AccessToken.Reveal();
        if (form == AppSecretProofForm.Classic)
        {
            return $"?appsecret_proof={Sign(secret, token)}";
        }

        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"?appsecret_proof={Sign(secret, $"{token}|{time}")}&appsecret_time={time}";
    }

    private static string Sign(Secret secret, string message) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Reveal()), Encoding.UTF8.GetBytes(message)));
}
