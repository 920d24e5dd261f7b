using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Identity;

/// <summary>
/// Brings an identifier into the form that Meta hashes, as UTF-8: the same bytes on every machine, whatever its culture, ICU version or
/// globalization mode.
/// </summary>
/// <remarks>
/// Safe to call from any thread. Allocates nothing and never throws for data, be it broken Unicode or an undefined kind. Meta's
/// documentation: <i>Customer Information Parameters</i>; where it is silent, the rules are in this library's <i>docs/normalization.md</i>.
/// </remarks>
public static class IdentifierNormalizer
{
    private const int MaxBytesPerChar = 6;
    private const int MaxPrefix = 16;

    /// <summary>
    /// How many bytes are always enough for a value of so many characters: six for each, the most that a character needs in NFC, and 16
    /// for a calling code put before it. Longer values than 512 characters have no result, so it never exceeds 3,088.
    /// </summary>
    /// <param name="charCount">The length of the value in UTF-16 code units (<see cref="string.Length"/>).</param>
    /// <returns>A sufficient length for the destination of <see cref="Normalize"/>, in bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Thrown when <paramref name="charCount"/> is negative.</exception>
    public static int GetMaxByteCount(int charCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(charCount);
        return (Math.Min(charCount, UnicodeText.MaxLength) * MaxBytesPerChar) + MaxPrefix;
    }

    /// <summary>Normalises one value by the rules of its kind.</summary>
    /// <param name="kind">The kind of identifier; an undefined one is <see cref="NormalizationStatus.Invalid"/>.</param>
    /// <param name="value">The value as a person or a system wrote it. Surrounding white space does not count.</param>
    /// <param name="utf8Destination">
    /// Where the result goes; <see cref="GetMaxByteCount"/> is always enough. Nothing is written past its end, and its content is
    /// unspecified unless the result is <see cref="NormalizationStatus.Done"/> or <see cref="NormalizationStatus.AlreadyHashed"/>.
    /// </param>
    /// <param name="bytesWritten">The length of the result in bytes; 0 when there is none.</param>
    /// <param name="context">What else is known about the person. Default: nothing, and nothing is guessed.</param>
    /// <returns>
    /// <see cref="NormalizationStatus.Done"/> when the destination holds the bytes to hash,
    /// <see cref="NormalizationStatus.AlreadyHashed"/> when it holds a digest that was handed in, else why the value is unusable.
    /// </returns>
    /// <example>
    /// <code>
    /// const string city = "São Paulo";
    /// Span&lt;byte> utf8 = stackalloc byte[IdentifierNormalizer.GetMaxByteCount(city.Length)];
    /// NormalizationStatus status = IdentifierNormalizer.Normalize(IdentifierKind.City, city, utf8, out int written);     // Done: sãopaulo
    /// </code>
    /// </example>
    public static NormalizationStatus Normalize(
        IdentifierKind kind,
        ReadOnlySpan<char> value,
        Span<byte> utf8Destination,
        out int bytesWritten,
        in NormalizationContext context = default)
    {
        NormalizationStatus status = IdentifierReader.Read(
            kind, value, utf8Destination, out bytesWritten, out _, out Sha256Digest digest, context);
        bool fits = status != NormalizationStatus.AlreadyHashed
            || digest.TryFormat(utf8Destination, out bytesWritten, format: default, provider: null);
        return fits ? status : NormalizationStatus.DestinationTooSmall;
    }
}
