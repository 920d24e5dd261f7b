namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>
/// Tells a SHA-256 in hex from other text. Meta's documentation: <i>Customer Information Parameters</i>, <i>Parameter Builder</i>.
/// </summary>
internal static class HashText
{
    private const int Length = 64;

    // The hash of nothing: someone hashed an empty field.
    private const string OfEmpty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    // 64 lower-case hex characters, alone or with the parameter builder's appendix of 2 or 8 characters behind a dot.
    public static bool IsHash(string text) =>
        text.Length >= Length && text.AsSpan(0, Length).IndexOfAnyExcept(LowerHex) < 0 && IsAppendix(text.AsSpan(Length));

    public static bool IsOfEmpty(string text) => text.StartsWith(OfEmpty, StringComparison.Ordinal);

    // Any hex of the length of an MD5, SHA-1 or SHA-256: no user agent, address or cookie looks like that.
    public static bool LooksHashed(string text) => text.Length is 32 or 40 or Length && text.All(char.IsAsciiHexDigit);

    private static System.Buffers.SearchValues<char> LowerHex { get; } = System.Buffers.SearchValues.Create("0123456789abcdef");

    private static bool IsAppendix(ReadOnlySpan<char> rest) => rest.IsEmpty || (rest[0] == '.' && rest.Length - 1 is 2 or 8);
}
