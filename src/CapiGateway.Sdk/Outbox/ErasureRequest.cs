using System.Diagnostics;
using System.Globalization;
using System.Text;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Outbox;

/// <summary>Names a person whose data is to be erased, by the host's key or by the digest of an identifier. Prints neither.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ErasureRequest
{
    private readonly byte[] _digest;

    private ErasureRequest(string? subjectKey, Sha256Digest digest)
    {
        SubjectKey = subjectKey;
        Digest = digest;
        _digest = digest.IsNone ? [] : Encoding.UTF8.GetBytes(digest.ToString(null, CultureInfo.InvariantCulture));
    }

    /// <summary>The host's key of the person, as in <see cref="ConsentSignals.SubjectKey"/>; <see langword="null"/> when a digest names it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? SubjectKey { get; }

    /// <summary>The digest of an identifier, as it is sent; <see cref="Sha256Digest.None"/> when a key names the person.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Sha256Digest Digest { get; }

    /// <summary>Names a person by the host's key.</summary>
    /// <param name="subjectKey">The key that the events' consent signals hold.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The key is <see langword="null"/> or blank.</exception>
    public static ErasureRequest ForSubject(string subjectKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subjectKey);
        return new(subjectKey, Sha256Digest.None);
    }

    /// <summary>Names a person by the digest of an e-mail address, a phone number or any other hashed identifier.</summary>
    /// <param name="digest">The digest, for example of <see cref="IdentifierHasher"/>.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The digest is <see cref="Sha256Digest.None"/>.</exception>
    public static ErasureRequest ForDigest(Sha256Digest digest) => digest.IsNone
        ? throw new ArgumentException("There is no digest.", nameof(digest))
        : new(null, digest);

    /// <summary>Whether an event is about the person.</summary>
    /// <param name="entry">The event.</param>
    /// <returns><see langword="true"/> when its subject key is the one asked for, or its bytes hold the digest.</returns>
    /// <exception cref="ArgumentNullException">There is no event.</exception>
    public bool Concerns(OutboxEvent entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return SubjectKey is not null
            ? string.Equals(SubjectKey, entry.Consent.SubjectKey, StringComparison.Ordinal)
            : entry.Payload.Span.IndexOf(_digest) >= 0;
    }

    /// <summary>By what the person is named.</summary>
    /// <returns><c>subject key</c> or <c>digest</c>.</returns>
    public override string ToString() => SubjectKey is null ? "digest" : "subject key";
}
