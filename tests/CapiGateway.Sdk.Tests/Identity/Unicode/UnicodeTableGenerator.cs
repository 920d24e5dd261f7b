using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Tests.Identity.Unicode;

/// <summary>Turns the extract into <c>unicode.bin</c>, the two-stage tables that the library embeds.</summary>
internal sealed class UnicodeTableGenerator(UnicodeExtract extract)
{
    private const int BlockLength = 1 << UnicodeTables.BlockShift;

    private readonly List<int> _decompositions = [];
    private readonly List<Record> _records = [];
    private readonly Dictionary<Record, ushort> _recordIndex = [];

    internal byte[] Generate()
    {
        Pair[] pairs = [.. PrimaryComposites()];
        (ushort[] blockOfPrefix, ushort[] recordOfCodePoint) = BuildStages([.. pairs.Select(pair => pair.Second)]);

        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write(UnicodeTables.Magic);
        WriteArray(writer, blockOfPrefix, writer.Write);
        WriteArray(writer, recordOfCodePoint, writer.Write);
        WriteArray(writer, _records, record => record.WriteTo(writer));
        WriteArray(writer, _decompositions, writer.Write);
        WriteArray(writer, pairs, pair => writer.Write(UnicodeTables.PairKey(pair.First, pair.Second)));
        WriteArray(writer, pairs, pair => writer.Write(pair.Composite));
        return file.ToArray();
    }

    private static void WriteArray<T>(BinaryWriter writer, IReadOnlyCollection<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (T item in items)
        {
            write(item);
        }
    }

    private IEnumerable<Pair> PrimaryComposites() =>
        from entry in extract.Decompositions
        where entry.Value.Length == 2 && !extract.Has(entry.Key, 'X')
        orderby entry.Value[0], entry.Value[1]
        select new Pair(entry.Value[0], entry.Value[1], entry.Key);

    private (ushort[] BlockOfPrefix, ushort[] RecordOfCodePoint) BuildStages(HashSet<int> seconds)
    {
        var blockOfPrefix = new List<ushort>();
        var recordOfCodePoint = new List<ushort>();
        var blocks = new Dictionary<string, ushort>(StringComparer.Ordinal);
        for (int start = 0; start < UnicodeExtract.CodePointCount; start += BlockLength)
        {
            ushort[] block = [.. Enumerable.Range(start, BlockLength).Select(codePoint => RecordOf(codePoint, seconds))];
            string key = string.Join(',', block);
            if (!blocks.TryGetValue(key, out ushort index))
            {
                index = (ushort)blocks.Count;
                blocks.Add(key, index);
                recordOfCodePoint.AddRange(block);
            }

            blockOfPrefix.Add(index);
        }

        return ([.. blockOfPrefix], [.. recordOfCodePoint]);
    }

    private ushort RecordOf(int codePoint, HashSet<int> seconds)
    {
        var record = new Record(
            extract.CombiningClass[codePoint], FlagsOf(codePoint, seconds), DecompositionOf(codePoint), extract.LowerDelta[codePoint]);
        if (!_recordIndex.TryGetValue(record, out ushort index))
        {
            index = checked((ushort)_records.Count);
            _recordIndex.Add(record, index);
            _records.Add(record);
        }

        return index;
    }

    private ushort DecompositionOf(int codePoint)
    {
        if (!extract.Decompositions.ContainsKey(codePoint))
        {
            return 0;
        }

        int start = _decompositions.Count;
        _decompositions.AddRange(extract.DecomposeFully(codePoint));
        return checked((ushort)((start << UnicodeTables.DecompositionLengthBits) | (_decompositions.Count - start)));
    }

    private CharacterFlags FlagsOf(int codePoint, HashSet<int> seconds)
    {
        bool isJoiner = codePoint is 0x200C or 0x200D;
        bool isAnnotation = codePoint is >= 0xFFF9 and <= 0xFFFB;
        return When(extract.Has(codePoint, 'W'), CharacterFlags.WhiteSpace)
            | When(extract.Has(codePoint, 'P'), CharacterFlags.Punctuation)
            | When(extract.Has(codePoint, 'C'), CharacterFlags.Cased)
            | When(extract.Has(codePoint, 'I'), CharacterFlags.CaseIgnorable)
            | When((extract.Has(codePoint, 'D') && !isJoiner) || isAnnotation, CharacterFlags.Invisible)
            | When(seconds.Contains(codePoint), CharacterFlags.ComposesBackwards);
    }

    private static CharacterFlags When(bool condition, CharacterFlags flag) => condition ? flag : CharacterFlags.None;

    private sealed record Pair(int First, int Second, int Composite);

    private sealed record Record(byte CombiningClass, CharacterFlags Flags, ushort Decomposition, int LowerDelta)
    {
        internal void WriteTo(BinaryWriter writer)
        {
            writer.Write(CombiningClass);
            writer.Write((byte)Flags);
            writer.Write(Decomposition);
            writer.Write(LowerDelta);
        }
    }
}
