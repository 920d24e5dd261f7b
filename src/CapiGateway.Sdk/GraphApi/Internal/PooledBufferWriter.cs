using System.Buffers;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// A growing buffer on pooled arrays. They held personal data, so each goes back cleared, and exactly once.
/// </summary>
internal sealed class PooledBufferWriter : IBufferWriter<byte>, IDisposable
{
    private const int SmallestArray = 256;

    private readonly ArrayPool<byte> _pool;
    private byte[]? _array;
    private int _written;

    public PooledBufferWriter(int capacity = SmallestArray, ArrayPool<byte>? pool = null)
    {
        _pool = pool ?? ArrayPool<byte>.Shared;
        _array = _pool.Rent(Math.Max(capacity, SmallestArray));
    }

    public int WrittenCount => _written;

    public ReadOnlyMemory<byte> WrittenMemory => Current.AsMemory(0, _written);

    private byte[] Current => _array ?? throw new ObjectDisposedException(nameof(PooledBufferWriter));

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Current.Length - _written);
        _written += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => WithRoomFor(sizeHint).AsMemory(_written);

    public Span<byte> GetSpan(int sizeHint = 0) => WithRoomFor(sizeHint).AsSpan(_written);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { } array)
        {
            _pool.Return(array, clearArray: true);
        }
    }

    private byte[] WithRoomFor(int sizeHint)
    {
        var needed = checked(_written + Math.Max(sizeHint, 1));
        var array = Current;
        if (needed <= array.Length)
        {
            return array;
        }

        var grown = _pool.Rent((int)Math.Min(Math.Max((long)needed, array.Length * 2L), Array.MaxLength));
        array.AsSpan(0, _written).CopyTo(grown);
        _array = grown;
        _pool.Return(array, clearArray: true);
        return grown;
    }
}
