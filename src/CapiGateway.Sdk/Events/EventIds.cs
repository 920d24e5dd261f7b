using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// Makes event ids. Meta counts an event once when the browser's and the server's copy carry the same <c>event_name</c> and
/// <c>event_id</c>, so make the id before the page is rendered, print it into the page, and give it to both.
/// </summary>
/// <remarks>Thread-safe. Meta's documentation: <i>Handling Duplicate Pixel and Conversions API Events</i>.</remarks>
public static class EventIds
{
    /// <summary>A new random id.</summary>
    /// <returns>A UUID of version 4, such as <c>0f8fad5b-d9cb-469f-a165-70867728950e</c>.</returns>
    /// <example>
    /// <code>
    /// string eventId = EventIds.New();        // print it into the page, and give it to WithEventId
    /// ConversionEvent.Lead().WithEventId(eventId);
    /// </code>
    /// </example>
    public static string New() => Guid.NewGuid().ToString("D");

    /// <summary>
    /// The id of a business fact: the same three texts give the same id on every machine and after every restart, so that whoever sends
    /// the fact again sends the same event.
    /// </summary>
    /// <param name="source">
    /// Where the fact comes from, such as the name of the shop. Add a secret of your own when the business key is easy to guess: without
    /// knowing all of the source, nobody can compute the id from the key.
    /// </param>
    /// <param name="name">The name of the event, so that two events about one order differ.</param>
    /// <param name="businessKey">The key of the fact, such as the order number. It cannot be read back from the id.</param>
    /// <returns>The first 128 bits of a SHA-256 digest in the form of a UUID of version 8.</returns>
    /// <exception cref="ArgumentException">A text is <see langword="null"/> or empty.</exception>
    /// <example>
    /// <code>
    /// string eventId = EventIds.From("shop.example", EventNames.Purchase, order.Id);     // the same on every server
    /// </code>
    /// </example>
    public static string From(string source, string name, string businessKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(businessKey);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, source);
        Append(hash, name);
        Append(hash, businessKey);

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest[..16], bigEndian: true).ToString("D");
    }

    // Each text is preceded by its length, so that ("a", "bc") and ("ab", "c") differ.
    private static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
