using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>Who may send what where. Meta's documentation: <i>Conversions API, Get Started</i>; <i>Secure Graph API Calls</i>.</summary>
internal sealed class Access(EmulatorOptions options)
{
    private static readonly TimeSpan ProofLifetime = TimeSpan.FromMinutes(5);

    public EmulatorDataset? FindDataset(string? id) => options.Datasets.FirstOrDefault(dataset => dataset.Id == id);

    public CredentialMatch Match(RouteKind route, RequestParts parts)
    {
        if (parts.Credential is not { Length: > 0 } credential)
        {
            return CredentialMatch.Absent;
        }

        var matches = route == RouteKind.HostedGatewayEvents
            ? options.HostedGatewayAccessKey is null || options.HostedGatewayAccessKey == credential
            : options.AccessTokens.Count == 0
                || options.AccessTokens.Contains(credential)
                || options.TokensWithoutPermission.Contains(credential);
        return matches ? CredentialMatch.Matched : CredentialMatch.Unmatched;
    }

    public Objection? Check(Route route, RequestParts parts, DateTimeOffset now)
    {
        var match = Match(route.Kind, parts);
        if (match == CredentialMatch.Absent)
        {
            return new(route.Kind == RouteKind.HostedGatewayEvents ? 190 : 2500, "The request carries no access token");
        }

        if (match == CredentialMatch.Unmatched)
        {
            return new(190, "The access token is not valid");
        }

        return route.Kind == RouteKind.HostedGatewayEvents
            ? null
            : CheckProof(parts, now) ?? CheckRights(route.DatasetId, parts.Credential!);
    }

    private static string Sign(string secret, string message) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(message)));

    private Objection? CheckProof(RequestParts parts, DateTimeOffset now)
    {
        if (options.AppSecret is not { } secret)
        {
            return null;
        }

        if (parts.AppSecretProof is not { } proof)
        {
            return options.RequireAppSecretProof ? new(104, "The app demands an appsecret_proof") : null;
        }

        if (parts.AppSecretTime is not { } time)
        {
            return proof == Sign(secret, parts.Credential!) ? null : new(104, "The appsecret_proof does not belong to the access token");
        }

        var isFresh = long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(now.ToUnixTimeSeconds() - (decimal)seconds) <= (decimal)ProofLifetime.TotalSeconds;
        return isFresh && proof == Sign(secret, $"{parts.Credential}|{time}")
            ? null
            : new(104, "The appsecret_proof does not belong to the access token and appsecret_time, or is older than five minutes");
    }

    private Objection? CheckRights(string? datasetId, string token)
    {
        if (options.TokensWithoutPermission.Contains(token))
        {
            return new(200, "The access token lacks the permission to send events");
        }

        if (datasetId is null)
        {
            return null;
        }

        if (!datasetId.All(char.IsAsciiDigit))
        {
            return new(803, "No object has this alias");
        }

        var dataset = FindDataset(datasetId);
        var isKnown = options.Datasets.Count == 0 || dataset is not null;
        var mayUse = dataset is null || dataset.AccessTokens.Count == 0 || dataset.AccessTokens.Contains(token);
        return isKnown && mayUse ? null : new(100, "The object does not exist or the access token has no rights on it", 33);
    }
}
