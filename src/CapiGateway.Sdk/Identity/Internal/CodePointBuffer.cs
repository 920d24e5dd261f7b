using System.Text;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>Code points on the caller's stack, each with its combining class in the upper byte, on their way to NFC.</summary>
internal ref struct CodePointBuffer(Span<uint> storage)
{
    /// <summary>No code unit of UTF-16 decomposes into more code points than this.</summary>
    internal const int MaxExpansion = 4;

    private const int ClassShift = 24;
    private const uint CodePointMask = 0x1FFFFF;

    private Span<uint> _items = storage;
    private int _length;

    internal readonly bool IsEmpty => _length == 0;

    internal void Append(int codePoint, byte combiningClass) => _items[_length++] = ((uint)combiningClass << ClassShift) | (uint)codePoint;

    /// <summary>Removes joiners from both ends, where they join nothing.</summary>
    internal void TrimJoiners()
    {
        while (_length > 0 && CharacterFilter.IsJoiner(CodePoint(_items[_length - 1])))
        {
            _length--;
        }

        while (_length > 0 && CharacterFilter.IsJoiner(CodePoint(_items[0])))
        {
            _items = _items[1..];
            _length--;
        }
    }

    /// <summary>Canonical ordering: every run of marks is sorted, stably, by combining class.</summary>
    internal readonly void Order()
    {
        for (int index = 1; index < _length; index++)
        {
            uint mark = _items[index];
            int position = index;
            while (position > 0 && Class(mark) != 0 && Class(_items[position - 1]) > Class(mark))
            {
                _items[position] = _items[position - 1];
                position--;
            }

            _items[position] = mark;
        }
    }

    /// <summary>Canonical composition, in place: a mark joins the last starter unless something between blocks it.</summary>
    internal void Compose()
    {
        int starter = -1;
        int length = 0;
        for (int index = 0; index < _length; index++)
        {
            uint item = _items[index];
            bool reachesStarter = starter >= 0 && (starter == length - 1 || Class(_items[length - 1]) < Class(item));
            if (reachesStarter && TryCompose(CodePoint(_items[starter]), CodePoint(item), out int composite))
            {
                _items[starter] = (uint)composite;
                continue;
            }

            if (Class(item) == 0)
            {
                starter = length;
            }

            _items[length++] = item;
        }

        _length = length;
    }

    internal readonly bool TryWrite(Span<byte> utf8, out int written)
    {
        written = 0;
        foreach (uint item in _items[.._length])
        {
            if (!new Rune(CodePoint(item)).TryEncodeToUtf8(utf8[written..], out int count))
            {
                written = 0;
                return false;
            }

            written += count;
        }

        return true;
    }

    private static int CodePoint(uint item) => (int)(item & CodePointMask);

    private static uint Class(uint item) => item >> ClassShift;

    private static bool TryCompose(int first, int second, out int composite)
    {
        if (Hangul.TryCompose(first, second, out composite))
        {
            return true;
        }

        UnicodeTables tables = UnicodeTables.Current;
        return tables[second].Has(CharacterFlags.ComposesBackwards) && tables.TryCompose(first, second, out composite);
    }
}
