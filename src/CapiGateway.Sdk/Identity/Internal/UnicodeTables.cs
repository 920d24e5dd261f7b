using System.Buffers.Binary;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// Unicode 17.0 as this library needs it, read once from the embedded <c>unicode.bin</c>. The framework's own tables depend on ICU
/// and on the globalization mode; a hash must depend on neither.
/// </summary>
internal sealed class UnicodeTables
{
    internal const string ResourceName = "CapiGateway.Sdk.Identity.Internal.unicode.bin";
    internal const uint Magic = 0x54554743;
    internal const int BlockShift = 7;
    internal const int DecompositionLengthBits = 3;

    private const int BlockMask = (1 << BlockShift) - 1;

    private readonly ushort[] _blockOfPrefix;
    private readonly ushort[] _recordOfCodePoint;
    private readonly CharacterRecord[] _records;
    private readonly int[] _decompositions;
    private readonly ulong[] _pairs;
    private readonly int[] _composites;

    private UnicodeTables(ReadOnlySpan<byte> file)
    {
        var reader = new TableReader(file);
        if (reader.ReadUInt32() != Magic)
        {
            throw new InvalidDataException("The embedded Unicode tables are damaged.");
        }

        _blockOfPrefix = reader.ReadUInt16Array();
        _recordOfCodePoint = reader.ReadUInt16Array();
        _records = reader.ReadRecords();
        _decompositions = reader.ReadInt32Array();
        _pairs = reader.ReadUInt64Array();
        _composites = reader.ReadInt32Array();
    }

    internal static UnicodeTables Current { get; } = Load();

    internal ref readonly CharacterRecord this[int codePoint] =>
        ref _records[_recordOfCodePoint[(_blockOfPrefix[codePoint >> BlockShift] << BlockShift) | (codePoint & BlockMask)]];

    /// <summary>The full canonical decomposition of a code point, empty when it has none. Hangul syllables have none here.</summary>
    internal ReadOnlySpan<int> Decompose(in CharacterRecord record) =>
        _decompositions.AsSpan(record.DecompositionStart, record.DecompositionLength);

    /// <summary>Composes two code points into their primary composite. Hangul is not in the table.</summary>
    internal bool TryCompose(int first, int second, out int composite)
    {
        int index = Array.BinarySearch(_pairs, PairKey(first, second));
        composite = index >= 0 ? _composites[index] : 0;
        return index >= 0;
    }

    internal static ulong PairKey(int first, int second) => ((ulong)(uint)first << 32) | (uint)second;

    private static UnicodeTables Load()
    {
        using Stream stream = typeof(UnicodeTables).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidDataException("The embedded Unicode tables are missing.");
        byte[] file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new UnicodeTables(file);
    }

    /// <summary>Reads the little-endian file front to back; every array is preceded by its length.</summary>
    private ref struct TableReader(ReadOnlySpan<byte> file)
    {
        private ReadOnlySpan<byte> _rest = file;

        internal uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

        internal ushort[] ReadUInt16Array()
        {
            ushort[] items = new ushort[ReadUInt32()];
            foreach (ref ushort item in items.AsSpan())
            {
                item = BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));
            }

            return items;
        }

        internal int[] ReadInt32Array()
        {
            int[] items = new int[ReadUInt32()];
            foreach (ref int item in items.AsSpan())
            {
                item = BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));
            }

            return items;
        }

        internal ulong[] ReadUInt64Array()
        {
            ulong[] items = new ulong[ReadUInt32()];
            foreach (ref ulong item in items.AsSpan())
            {
                item = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));
            }

            return items;
        }

        internal CharacterRecord[] ReadRecords()
        {
            var items = new CharacterRecord[ReadUInt32()];
            foreach (ref CharacterRecord item in items.AsSpan())
            {
                byte combiningClass = Take(1)[0];
                var flags = (CharacterFlags)Take(1)[0];
                ushort decomposition = BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));
                int lowerDelta = BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));
                item = new CharacterRecord(
                    combiningClass,
                    flags,
                    decomposition >> DecompositionLengthBits,
                    decomposition & ((1 << DecompositionLengthBits) - 1),
                    lowerDelta);
            }

            return items;
        }

        private ReadOnlySpan<byte> Take(int count)
        {
            ReadOnlySpan<byte> taken = _rest[..count];
            _rest = _rest[count..];
            return taken;
        }
    }
}
