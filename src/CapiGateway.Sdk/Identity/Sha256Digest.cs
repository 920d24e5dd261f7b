using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CapiGateway.Sdk.Identity;

/// <summary>A SHA-256 digest: 32 bytes held inline, printed as 64 lowercase hexadecimal characters, the form that Meta matches.</summary>
/// <remarks>
/// Immutable and without allocation of its own. The default value is <see cref="None"/>. Meta's documentation: <i>Customer Information
/// Parameters</i>.
/// </remarks>
/// <example>
/// <code>
/// if (Sha256Digest.TryParse("62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f", out Sha256Digest digest))
/// {
///     Span&lt;byte> bytes = stackalloc byte[Sha256Digest.ByteCount];
///     digest.TryCopyTo(bytes);
/// }
/// </code>
/// </example>
[StructLayout(LayoutKind.Sequential)]
public readonly struct Sha256Digest : IEquatable<Sha256Digest>, ISpanFormattable, IUtf8SpanFormattable
{
    /// <summary>The length of a digest in bytes, 32.</summary>
    public const int ByteCount = 32;

    /// <summary>The length of a printed digest in characters, and in bytes of UTF-8, 64.</summary>
    public const int HexLength = 64;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <summary>No digest: 32 zero bytes, the default value.</summary>
    public static Sha256Digest None => default;

    /// <summary>Whether this is <see cref="None"/>.</summary>
    public bool IsNone => this == None;

    [UnscopedRef]
    private ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(new ReadOnlySpan<Sha256Digest>(in this));

    /// <summary>Whether two digests are the same.</summary>
    /// <param name="left">One digest.</param>
    /// <param name="right">The other digest.</param>
    /// <returns><see langword="true"/> when all bytes are equal.</returns>
    public static bool operator ==(Sha256Digest left, Sha256Digest right) => left.Equals(right);

    /// <summary>Whether two digests differ.</summary>
    /// <param name="left">One digest.</param>
    /// <param name="right">The other digest.</param>
    /// <returns><see langword="true"/> when any byte differs.</returns>
    public static bool operator !=(Sha256Digest left, Sha256Digest right) => !left.Equals(right);

    /// <summary>Makes a digest from its 32 bytes.</summary>
    /// <param name="bytes">The bytes, copied.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="ArgumentException">Thrown when <paramref name="bytes"/> is not exactly 32 bytes long.</exception>
    public static Sha256Digest FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != ByteCount)
        {
            throw new ArgumentException("A SHA-256 digest has 32 bytes.", nameof(bytes));
        }

        return MemoryMarshal.Read<Sha256Digest>(bytes);
    }

    /// <summary>Reads 64 hexadecimal characters, in any case.</summary>
    /// <param name="text">The characters, and nothing around them.</param>
    /// <param name="digest">The digest; <see cref="None"/> when the text is not one.</param>
    /// <returns>Whether the text was a digest.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Sha256Digest digest)
    {
        Unsafe.SkipInit(out digest);
        bool isDigest = text.Length == HexLength
            && Convert.FromHexString(text, WritableBytes(ref digest), out _, out _) == OperationStatus.Done;
        digest = isDigest ? digest : None;
        return isDigest;
    }

    /// <summary>Reads 64 hexadecimal characters of UTF-8, in any case.</summary>
    /// <param name="utf8Text">The characters, and nothing around them.</param>
    /// <param name="digest">The digest; <see cref="None"/> when the text is not one.</param>
    /// <returns>Whether the text was a digest.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out Sha256Digest digest)
    {
        Unsafe.SkipInit(out digest);
        bool isDigest = utf8Text.Length == HexLength
            && Convert.FromHexString(utf8Text, WritableBytes(ref digest), out _, out _) == OperationStatus.Done;
        digest = isDigest ? digest : None;
        return isDigest;
    }

    /// <summary>Copies the 32 bytes.</summary>
    /// <param name="destination">Where to; at least 32 bytes, of which the first 32 are written.</param>
    /// <returns><see langword="false"/>, and nothing is written, when the destination is shorter.</returns>
    public bool TryCopyTo(Span<byte> destination) => Bytes.TryCopyTo(destination);

    /// <inheritdoc/>
    public bool Equals(Sha256Digest other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Sha256Digest other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_first, _second, _third, _fourth);

    /// <summary>The digest as 64 lowercase hexadecimal characters.</summary>
    /// <returns>The characters.</returns>
    public override string ToString() => Convert.ToHexStringLower(Bytes);

    /// <inheritdoc/>
    /// <remarks>A digest has one form; both arguments are ignored.</remarks>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Writes the digest as 64 lowercase hexadecimal characters.</summary>
    /// <param name="destination">Where to; at least 64 characters.</param>
    /// <param name="charsWritten">64, or 0 when the destination is shorter.</param>
    /// <returns>Whether the destination was long enough.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten) =>
        Convert.TryToHexStringLower(Bytes, destination, out charsWritten);

    /// <summary>Writes the digest as 64 lowercase hexadecimal characters of UTF-8.</summary>
    /// <param name="utf8Destination">Where to; at least 64 bytes.</param>
    /// <param name="bytesWritten">64, or 0 when the destination is shorter.</param>
    /// <returns>Whether the destination was long enough.</returns>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten) =>
        Convert.TryToHexStringLower(Bytes, utf8Destination, out bytesWritten);

    /// <inheritdoc/>
    /// <remarks>A digest has one form; the last two arguments are ignored.</remarks>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Convert.TryToHexStringLower(Bytes, destination, out charsWritten);

    /// <inheritdoc/>
    /// <remarks>A digest has one form; the last two arguments are ignored.</remarks>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Convert.TryToHexStringLower(Bytes, utf8Destination, out bytesWritten);

    internal static Sha256Digest Hash(ReadOnlySpan<byte> message)
    {
        Unsafe.SkipInit(out Sha256Digest digest);
        SHA256.HashData(message, WritableBytes(ref digest));
        return digest;
    }

    private static Span<byte> WritableBytes(ref Sha256Digest digest) => MemoryMarshal.AsBytes(new Span<Sha256Digest>(ref digest));
}
