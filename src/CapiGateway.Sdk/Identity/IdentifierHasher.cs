using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Identity;

/// <summary>
/// Normalises and hashes identifiers, one at a time or a column of a customer list at once. A value that is a digest already is decoded,
/// never hashed again.
/// </summary>
/// <remarks>
/// <para>
/// Safe to call from any thread. The synchronous forms allocate nothing, and none throws for data. Meta's documentation: <i>Customer
/// Information Parameters</i>.
/// </para>
/// <para>
/// Many values at once are hashed by an implementation of SHA-256 in the machine's vectors, which gives the same digests as the
/// framework's. A host whose policy demands a validated cryptographic module sets the <see cref="AppContext"/> switch
/// <c>CapiGateway.Sdk.UseFrameworkSha256</c> before the first use, in its project file by
/// <c>&lt;RuntimeHostConfigurationOption Include="CapiGateway.Sdk.UseFrameworkSha256" Value="true" /&gt;</c>; then all of this library
/// uses <see cref="System.Security.Cryptography.SHA256"/> alone.
/// </para>
/// </remarks>
public static partial class IdentifierHasher
{
    private const int ShortLength = 64;
    private const int ShortScratch = (ShortLength * 6) + 16;
    private const int LongScratch = (UnicodeText.MaxLength * 6) + 16;

    /// <summary>Normalises and hashes one value.</summary>
    /// <param name="kind">The kind of identifier; nothing is hashed for an undefined one.</param>
    /// <param name="value">The value as a person or a system wrote it, or 64 hexadecimal characters of a digest.</param>
    /// <param name="digest">The digest; <see cref="Sha256Digest.None"/> when the value is unusable.</param>
    /// <param name="context">What else is known about the person. Default: nothing.</param>
    /// <returns>Whether there is a digest. <see cref="IdentifierNormalizer"/> tells why there is none.</returns>
    /// <example>
    /// <code>
    /// if (IdentifierHasher.TryHash(IdentifierKind.Email, " John_Smith@gmail.com ", out Sha256Digest digest))
    /// {
    ///     Console.WriteLine(digest);      // 62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f
    /// }
    /// </code>
    /// </example>
    public static bool TryHash(
        IdentifierKind kind, ReadOnlySpan<char> value, out Sha256Digest digest, in NormalizationContext context = default)
    {
        Span<byte> scratch = value.Length <= ShortLength ? stackalloc byte[ShortScratch] : stackalloc byte[LongScratch];
        IdentifierReader.Read(kind, value, scratch, out int written, out IdentifierForm form, out digest, context);
        if (form == IdentifierForm.Normalized && !LetterDigests.TryFind(scratch[..written], out digest))
        {
            digest = Sha256Digest.Hash(scratch[..written]);
        }

        return form != IdentifierForm.Unusable;
    }

    /// <summary>Normalises and hashes one value of UTF-8.</summary>
    /// <param name="kind">The kind of identifier; nothing is hashed for an undefined one.</param>
    /// <param name="utf8Value">The value in UTF-8; nothing is hashed when it is no valid UTF-8.</param>
    /// <param name="digest">The digest; <see cref="Sha256Digest.None"/> when the value is unusable.</param>
    /// <param name="context">What else is known about the person. Default: nothing.</param>
    /// <returns>Whether there is a digest.</returns>
    public static bool TryHash(
        IdentifierKind kind, ReadOnlySpan<byte> utf8Value, out Sha256Digest digest, in NormalizationContext context = default)
    {
        Span<char> decoded = utf8Value.Length <= ShortLength ? stackalloc char[ShortLength] : stackalloc char[Utf8Value.MaxLength];
        if (!Utf8Value.TryDecode(utf8Value, decoded, out int length))
        {
            digest = Sha256Digest.None;
            return false;
        }

        return TryHash(kind, decoded[..length], out digest, context);
    }

    /// <summary>Hashes one column of a customer list.</summary>
    /// <param name="kind">The kind of identifier in the column.</param>
    /// <param name="values">The values, <see langword="null"/> among them where there is none.</param>
    /// <param name="digests">
    /// Where the digests go, one for each value in its order; an unusable value leaves <see cref="Sha256Digest.None"/>. What lies behind
    /// the last value is not touched.
    /// </param>
    /// <param name="context">What else is known about everybody in the column. Default: nothing.</param>
    /// <returns>How many values were hashed, or were digests already.</returns>
    /// <exception cref="ArgumentException">Thrown when <paramref name="digests"/> is shorter than <paramref name="values"/>.</exception>
    /// <example>
    /// <code>
    /// string?[] phones = ["+1 (650) 555-1212", "0170 1234567", null];
    /// var digests = new Sha256Digest[phones.Length];
    /// int hashed = IdentifierHasher.HashMany(IdentifierKind.Phone, phones, digests, new NormalizationContext { CallingCode = "49" });
    /// </code>
    /// </example>
    public static int HashMany(
        IdentifierKind kind, ReadOnlySpan<string?> values, Span<Sha256Digest> digests, in NormalizationContext context = default)
    {
        ThrowIfShorter(digests, values.Length);
        var column = new ColumnHasher(kind, digests, stackalloc byte[ColumnHasher.ScratchLength]);
        foreach (string? value in values)
        {
            column.Add(value, context);
        }

        return column.Finish();
    }

    /// <summary>Hashes one column of a customer list, each row with a context of its own.</summary>
    /// <param name="kind">The kind of identifier in the column.</param>
    /// <param name="values">The values, <see langword="null"/> among them where there is none.</param>
    /// <param name="contexts">What else is known about the person of each row, as many as there are values.</param>
    /// <param name="digests">
    /// Where the digests go, one for each value in its order; an unusable value leaves <see cref="Sha256Digest.None"/>. What lies behind
    /// the last value is not touched.
    /// </param>
    /// <returns>How many values were hashed, or were digests already.</returns>
    /// <exception cref="ArgumentException">
    /// Thrown when <paramref name="digests"/> is shorter than <paramref name="values"/>, or <paramref name="contexts"/> is not as long.
    /// </exception>
    public static int HashMany(
        IdentifierKind kind, ReadOnlySpan<string?> values, ReadOnlySpan<NormalizationContext> contexts, Span<Sha256Digest> digests)
    {
        ThrowIfShorter(digests, values.Length);
        ThrowIfNotAsLong(contexts, values.Length);
        var column = new ColumnHasher(kind, digests, stackalloc byte[ColumnHasher.ScratchLength]);
        for (int row = 0; row < values.Length; row++)
        {
            column.Add(values[row], contexts[row]);
        }

        return column.Finish();
    }

    /// <summary>Hashes one column of a customer list in UTF-8.</summary>
    /// <param name="kind">The kind of identifier in the column.</param>
    /// <param name="utf8Values">The values in UTF-8, empty where there is none; invalid UTF-8 is unusable.</param>
    /// <param name="digests">
    /// Where the digests go, one for each value in its order; an unusable value leaves <see cref="Sha256Digest.None"/>. What lies behind
    /// the last value is not touched.
    /// </param>
    /// <param name="context">What else is known about everybody in the column. Default: nothing.</param>
    /// <returns>How many values were hashed, or were digests already.</returns>
    /// <exception cref="ArgumentException">
    /// Thrown when <paramref name="digests"/> is shorter than <paramref name="utf8Values"/>.
    /// </exception>
    public static int HashMany(
        IdentifierKind kind,
        ReadOnlySpan<ReadOnlyMemory<byte>> utf8Values,
        Span<Sha256Digest> digests,
        in NormalizationContext context = default)
    {
        ThrowIfShorter(digests, utf8Values.Length);
        var column = new ColumnHasher(kind, digests, stackalloc byte[ColumnHasher.ScratchLength]);
        Span<char> decoded = stackalloc char[Utf8Value.MaxLength];
        foreach (ReadOnlyMemory<byte> value in utf8Values)
        {
            column.AddUtf8(value.Span, decoded, context);
        }

        return column.Finish();
    }

    /// <summary>Hashes one column of a customer list in UTF-8, each row with a context of its own.</summary>
    /// <param name="kind">The kind of identifier in the column.</param>
    /// <param name="utf8Values">The values in UTF-8, empty where there is none; invalid UTF-8 is unusable.</param>
    /// <param name="contexts">What else is known about the person of each row, as many as there are values.</param>
    /// <param name="digests">
    /// Where the digests go, one for each value in its order; an unusable value leaves <see cref="Sha256Digest.None"/>. What lies behind
    /// the last value is not touched.
    /// </param>
    /// <returns>How many values were hashed, or were digests already.</returns>
    /// <exception cref="ArgumentException">
    /// Thrown when <paramref name="digests"/> is shorter than <paramref name="utf8Values"/>, or <paramref name="contexts"/> is not as long.
    /// </exception>
    public static int HashMany(
        IdentifierKind kind,
        ReadOnlySpan<ReadOnlyMemory<byte>> utf8Values,
        ReadOnlySpan<NormalizationContext> contexts,
        Span<Sha256Digest> digests)
    {
        ThrowIfShorter(digests, utf8Values.Length);
        ThrowIfNotAsLong(contexts, utf8Values.Length);
        var column = new ColumnHasher(kind, digests, stackalloc byte[ColumnHasher.ScratchLength]);
        Span<char> decoded = stackalloc char[Utf8Value.MaxLength];
        for (int row = 0; row < utf8Values.Length; row++)
        {
            column.AddUtf8(utf8Values[row].Span, decoded, contexts[row]);
        }

        return column.Finish();
    }

    private static void ThrowIfShorter(ReadOnlySpan<Sha256Digest> digests, int count)
    {
        if (digests.Length < count)
        {
            throw new ArgumentException("There must be room for one digest for each value.", nameof(digests));
        }
    }

    private static void ThrowIfNotAsLong(ReadOnlySpan<NormalizationContext> contexts, int count)
    {
        if (contexts.Length != count)
        {
            throw new ArgumentException("There must be one context for each value.", nameof(contexts));
        }
    }
}
