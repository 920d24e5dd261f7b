using System.Globalization;

namespace CapiGateway.Sdk.Tests.Identity.Unicode;

/// <summary>Reads <c>unicode-17.0.txt</c>, the extract of the Unicode Character Database that the tables are generated from.</summary>
internal sealed class UnicodeExtract
{
    internal const int CodePointCount = 0x110000;

    private readonly HashSet<int> _assignedAfterUnicode15 = [];

    private UnicodeExtract()
    {
    }

    internal static UnicodeExtract Current { get; } = Read();

    internal byte[] CombiningClass { get; } = new byte[CodePointCount];

    internal int[] LowerDelta { get; } = new int[CodePointCount];

    internal string[] Flags { get; } = [.. Enumerable.Repeat(string.Empty, CodePointCount)];

    /// <summary>Canonical decompositions of one step, without the Hangul syllables.</summary>
    internal SortedDictionary<int, int[]> Decompositions { get; } = [];

    /// <summary>Whether a test oracle that only knows Unicode 15.0 knows this code point as well as we do.</summary>
    internal bool IsKnownToUnicode15(int codePoint) => !_assignedAfterUnicode15.Contains(codePoint);

    internal bool HasProperties(int codePoint) =>
        CombiningClass[codePoint] != 0
        || LowerDelta[codePoint] != 0
        || Flags[codePoint].Length > 0
        || Decompositions.ContainsKey(codePoint);

    internal bool Has(int codePoint, char flag) => Flags[codePoint].Contains(flag, StringComparison.Ordinal);

    /// <summary>The canonical decomposition of a code point, applied until nothing decomposes further.</summary>
    internal IEnumerable<int> DecomposeFully(int codePoint) =>
        Decompositions.TryGetValue(codePoint, out int[]? parts) ? parts.SelectMany(DecomposeFully) : [codePoint];

    private static UnicodeExtract Read()
    {
        var extract = new UnicodeExtract();
        string path = RepositoryFiles.PathOf("tests", "CapiGateway.Sdk.Tests", "Identity", "Unicode", "unicode-17.0.txt");
        foreach (string line in File.ReadLines(path).Where(line => !line.StartsWith('#')))
        {
            extract.Add(line.Split(';'));
        }

        return extract;
    }

    private void Add(string[] fields)
    {
        if (fields[0] == "@after-15.0")
        {
            _assignedAfterUnicode15.UnionWith(CodePoints(fields[1]));
            return;
        }

        foreach (int codePoint in CodePoints(fields[0]))
        {
            CombiningClass[codePoint] = fields[1].Length == 0 ? (byte)0 : byte.Parse(fields[1], CultureInfo.InvariantCulture);
            if (fields[2].Length > 0)
            {
                Decompositions[codePoint] = [.. fields[2].Split(' ').Select(Hex)];
            }

            LowerDelta[codePoint] = fields[3].Length == 0 ? 0 : int.Parse(fields[3], CultureInfo.InvariantCulture);
            Flags[codePoint] = fields[4];
        }
    }

    private static IEnumerable<int> CodePoints(string range)
    {
        string[] ends = range.Split("..");
        int first = Hex(ends[0]);
        return Enumerable.Range(first, Hex(ends[^1]) - first + 1);
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
