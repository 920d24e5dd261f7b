namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>
/// A value as a message may repeat it: in quotation marks when it is short and plainly no secret, otherwise only its length. Of an address
/// only where it leads, for its path and query may hold a key.
/// </summary>
internal static class ValueInMessage
{
    private const int Longest = 64;
    private const int ShortestKey = 16;

    /// <summary>The value for a message.</summary>
    /// <param name="value">What was written.</param>
    /// <param name="credential">What was written beside it, which may have been put into the wrong place.</param>
    public static string Of(string? value, AccessCredential? credential = null)
    {
        string text = value ?? string.Empty;
        string said = WithoutPath(text);
        return MayBeSecret(said) || Holds(said, credential?.AccessToken) || Holds(said, credential?.AppSecret)
            ? $"a text of {text.Length} characters that may be a secret"
            : $"'{said}'";
    }

    private static string WithoutPath(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Host.Length > 0)
        {
            return address is { PathAndQuery: "/", Fragment: "", UserInfo: "" } ? text : $"{address.Scheme}://{address.Authority}/…";
        }

        int end = text.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? text : text[..(end + 1)] + '…';
    }

    private static bool MayBeSecret(string text) =>
        text.Length > Longest || text.StartsWith("EAA", StringComparison.Ordinal) || text.Any(char.IsControl) || IsLikeKey(text);

    // Letters and digits in one piece: an access key of a hosted gateway, a token of another kind.
    private static bool IsLikeKey(string text) =>
        text.Length >= ShortestKey
        && text.Any(char.IsAsciiDigit)
        && text.Any(char.IsAsciiLetter)
        && text.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static bool Holds(string text, Secret? secret) => secret is not null && text.Contains(secret.Reveal(), StringComparison.Ordinal);
}
