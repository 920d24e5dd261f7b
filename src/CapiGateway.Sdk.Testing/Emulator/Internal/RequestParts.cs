using System.Text;
using System.Text.Json;

namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>A request, read: its query, the fields of its body and its credential.</summary>
internal sealed class RequestParts : IDisposable
{
    private const string Masked = "***";

    private readonly GraphRequest _request;
    private readonly JsonDocument? _document;

    private RequestParts(GraphRequest request, IReadOnlyDictionary<string, string> query, JsonDocument? document, string? bodyProblem)
    {
        _request = request;
        _document = document;
        Query = query;
        BodyProblem = bodyProblem;
        (Credential, CredentialPlace) = FindCredential();
        EventCount = Data.ValueKind == JsonValueKind.Array ? Data.GetArrayLength() : 0;
    }

    public IReadOnlyDictionary<string, string> Query { get; }

    // The body as one JSON object, whatever its encoding was; undefined when it could not be read.
    public JsonElement Root => _document?.RootElement ?? default;

    public JsonElement Data => Root.Member("data");

    public string? BodyProblem { get; }

    public string? Credential { get; }

    public CredentialPlace CredentialPlace { get; }

    public string? AppSecretProof => Field("appsecret_proof");

    public string? AppSecretTime => Field("appsecret_time");

    public string? TestEventCode => Root.Text("test_event_code");

    public int EventCount { get; }

    public IReadOnlyDictionary<string, string> RedactedQuery =>
        Query.ToDictionary(pair => pair.Key, pair => pair.Key == "access_token" ? Masked : pair.Value, StringComparer.Ordinal);

    public static async Task<RequestParts> ReadAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        var query = BodyFields.ReadPairs(request.QueryString.TrimStart('?'));
        try
        {
            var document = await BodyFields.ReadAsync(request, cancellationToken).ConfigureAwait(false);
            return new RequestParts(request, query, document, bodyProblem: null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or IOException)
        {
            return new RequestParts(request, query, document: null, "The body cannot be read");
        }
    }

    public IReadOnlyDictionary<string, string> RedactedHeaders(CredentialMatch match)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in _request.Headers)
        {
            headers[name] = name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
                ? match == CredentialMatch.Matched ? "matched" : "unmatched"
                : value;
        }

        return headers;
    }

    // A body whose token cannot be found byte for byte, because it was escaped, is not kept.
    public byte[]? RedactedBody()
    {
        if (CredentialPlace != CredentialPlace.Body || Credential is null)
        {
            return _request.Body;
        }

        var body = _request.Body.ToArray();
        var found = Mask(body, Encoding.UTF8.GetBytes(Credential)) | Mask(body, Encoding.UTF8.GetBytes(Uri.EscapeDataString(Credential)));
        return found ? body : null;
    }

    public void Dispose() => _document?.Dispose();

    private static bool Mask(Span<byte> body, ReadOnlySpan<byte> secret)
    {
        var found = false;
        for (var at = body.IndexOf(secret); at >= 0; at = body.IndexOf(secret))
        {
            body.Slice(at, secret.Length).Fill((byte)'*');
            found = true;
        }

        return found;
    }

    private (string? Credential, CredentialPlace Place) FindCredential()
    {
        if (_request.Header("Authorization") is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return (header["Bearer ".Length..].Trim(), CredentialPlace.Header);
        }

        if (Query.TryGetValue("access_token", out var token) && token.Length > 0)
        {
            return (token, CredentialPlace.Query);
        }

        return (Root.Text("access_token") ?? Root.Text("accessKey")) is { Length: > 0 } field
            ? (field, CredentialPlace.Body)
            : (null, CredentialPlace.Nowhere);
    }

    private string? Field(string name) => Query.GetValueOrDefault(name) ?? Root.Text(name);
}
