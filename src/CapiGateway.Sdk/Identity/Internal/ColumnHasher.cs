using System.Runtime.CompilerServices;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// Hashes a column row by row: normalised values gather in one buffer until it or the block is full, then all of them are hashed in one
/// call. Rows are added in order.
/// </summary>
internal ref struct ColumnHasher(IdentifierKind kind, Span<Sha256Digest> digests, Span<byte> scratch)
{
    /// <summary>Bytes of the buffer; the longest single value fits twice.</summary>
    internal const int ScratchLength = 8192;

    private const int BlockLength = 64;

    private readonly Span<Sha256Digest> _digests = digests;
    private readonly Span<byte> _scratch = scratch;
    private Block<Range> _messages;
    private Block<int> _rows;
    private Block<Sha256Digest> _hashed;
    private int _row;
    private int _pending;
    private int _used;
    private int _count;

    internal void Add(ReadOnlySpan<char> value, in NormalizationContext context)
    {
        NormalizationStatus status = Read(value, context, out int written, out IdentifierForm form, out Sha256Digest digest);
        if (status == NormalizationStatus.DestinationTooSmall)
        {
            HashPending();
            Read(value, context, out written, out form, out digest);
        }

        _count += form == IdentifierForm.Unusable ? 0 : 1;
        if (form == IdentifierForm.Normalized && !LetterDigests.TryFind(_scratch.Slice(_used, written), out digest))
        {
            Gather(written);
        }
        else
        {
            _digests[_row] = digest;
        }

        _row++;
    }

    internal void AddUtf8(ReadOnlySpan<byte> utf8Value, Span<char> decoded, in NormalizationContext context)
    {
        bool isText = Utf8Value.TryDecode(utf8Value, decoded, out int length);
        Add(isText ? decoded[..length] : default, context);
    }

    /// <summary>Hashes what is left and returns how many rows have a digest.</summary>
    internal int Finish()
    {
        HashPending();
        return _count;
    }

    private readonly NormalizationStatus Read(
        ReadOnlySpan<char> value, in NormalizationContext context, out int written, out IdentifierForm form, out Sha256Digest digest) =>
        IdentifierReader.Read(kind, value, _scratch[_used..], out written, out form, out digest, context);

    private void Gather(int length)
    {
        _messages[_pending] = _used..(_used + length);
        _rows[_pending] = _row;
        _used += length;
        _pending++;
        if (_pending == BlockLength)
        {
            HashPending();
        }
    }

    private void HashPending()
    {
        DigestBatch.HashAll(_scratch, _messages[.._pending], _hashed[.._pending]);
        for (int index = 0; index < _pending; index++)
        {
            _digests[_rows[index]] = _hashed[index];
        }

        _pending = 0;
        _used = 0;
    }

    [InlineArray(BlockLength)]
    private struct Block<T>
    {
        private T _first;
    }
}
