using System.Buffers;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// Takes out of the texts of an answer what must not be kept: the credential it was asked with, whatever looks like a token, a hash or
/// personal data. Rather too much than too little: codes and trace ids are read apart from it.
/// </summary>
internal sealed partial class Redactor(AccessCredential? credential = null)
{
    public const int MaxBytes = 4096;

    private const string Mask = "***";
    private const int TimeoutMilliseconds = 500;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // Redaction shortens, so more is looked at than is kept.
    private const int WindowChars = 4 * MaxBytes;

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n\"'<>,;");

    private static readonly (Regex Pattern, string Replacement)[] Rules =
    [
        (UserAgent(), Mask),
        (Address(), "${scheme}" + Mask),
        (NamedSecret(), "${name}" + Mask),
        (AppToken(), Mask),
        (BrowserId(), Mask),
        (Email(), Mask),
        (LongWord(), Mask),
        (MetaToken(), Mask),
        (IPv4(), Mask),
        (IPv6(), Mask),
        (Phone(), Mask),
    ];

    /// <summary>The start of a text, at most <see cref="MaxBytes"/> of UTF-8, redacted.</summary>
    public string? Redact(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var kept = Without(credential?.AppSecret, Without(credential?.AccessToken, Window(text)));
        try
        {
            foreach (var (pattern, replacement) in Rules)
            {
                kept = pattern.Replace(kept, replacement);
            }
        }
        catch (RegexMatchTimeoutException)
        {
            return Mask;
        }

        return Start(kept);
    }

    private static string Without(Secret? secret, string text) =>
        secret is null ? text : text.Replace(secret.Reveal(), Mask, StringComparison.Ordinal);

    // A word that the window cuts in two could no longer be told for what it is.
    private static string Window(string text)
    {
        if (text.Length <= WindowChars)
        {
            return text;
        }

        var end = text.AsSpan(0, WindowChars).LastIndexOfAny(WordEnds);
        return text[..Math.Max(end, 0)];
    }

    private static string Start(string text)
    {
        Span<byte> bytes = stackalloc byte[MaxBytes];
        Utf8.FromUtf16(text, bytes, out var read, out _);
        return string.Create(read, text, static (span, source) =>
        {
            source.AsSpan(0, span.Length).CopyTo(span);
            foreach (ref var character in span)
            {
                character = char.IsControl(character) ? ' ' : character;
            }
        });
    }

    [GeneratedRegex("""Mozilla/[^"<]*""", Options, TimeoutMilliseconds)]
    private static partial Regex UserAgent();

    [GeneratedRegex("""(?<scheme>https?:\\?/\\?/)[^\s"'<>]*""", Options | RegexOptions.IgnoreCase, TimeoutMilliseconds)]
    private static partial Regex Address();

    [GeneratedRegex(
        """(?<name>(access_?token|access_?key|app_?secret|appsecret_proof|bearer)\W{1,8})[^\s"'<>&,;}]+""",
        Options | RegexOptions.IgnoreCase,
        TimeoutMilliseconds)]
    private static partial Regex NamedSecret();

    [GeneratedRegex(@"[0-9]{6,20}\|[\w\-]{6,}", Options, TimeoutMilliseconds)]
    private static partial Regex AppToken();

    [GeneratedRegex(@"\bEAA[0-9A-Za-z]{6,}", Options, TimeoutMilliseconds)]
    private static partial Regex MetaToken();

    [GeneratedRegex("""\bfb\.[0-9]\.[^\s"'<>&,;]+""", Options, TimeoutMilliseconds)]
    private static partial Regex BrowserId();

    [GeneratedRegex(
        """[^\s"'<>@\\,;:()\[\]]{1,64}(@|%40|\\u0040|&#64;)[^\s"'<>@\\,;:()\[\]]{1,255}""",
        Options | RegexOptions.IgnoreCase,
        TimeoutMilliseconds)]
    private static partial Regex Email();

    // Hashes, and tokens of any other maker.
    [GeneratedRegex(@"[0-9A-Za-z_\-]{32,}", Options, TimeoutMilliseconds)]
    private static partial Regex LongWord();

    [GeneratedRegex(@"\b[0-9]{1,3}(\.[0-9]{1,3}){3}\b", Options, TimeoutMilliseconds)]
    private static partial Regex IPv4();

    [GeneratedRegex(@"(?<![\w:])([0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{1,4}", Options, TimeoutMilliseconds)]
    private static partial Regex IPv6();

    // Eight digits or more, or seven with a plus or a separator: Meta's subcodes have seven in a row.
    [GeneratedRegex(
        @"(?<![\w.])(\+?\(?\d([\s().\-/]{0,3}\d){7,}|\+\d([\s().\-/]{0,3}\d){6}|\d{3}[\s.\-]\d{4}\b)",
        Options,
        TimeoutMilliseconds)]
    private static partial Regex Phone();
}
