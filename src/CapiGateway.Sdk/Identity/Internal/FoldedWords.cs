namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// Maps words, folded as <see cref="FoldMode.Word"/>, to the short codes they stand for. Built once; looking up allocates nothing.
/// </summary>
internal sealed class FoldedWords
{
    /// <summary>Room for the longest word of any table; a longer one cannot be in it.</summary>
    internal const int MaxBytes = 128;

    private const int Letters = 26;

    private readonly byte[][] _words;
    private readonly byte[][] _codes;

    // Codes are mostly written as codes, which need no search.
    private readonly byte[]?[] _codesOfPairs = new byte[Letters * Letters][];

    /// <summary>Builds the table.</summary>
    /// <exception cref="InvalidDataException">One word stands for two codes.</exception>
    internal FoldedWords(IEnumerable<(string Word, string Code)> entries)
    {
        var table = new SortedDictionary<byte[], string>(Comparer<byte[]>.Create(static (left, right) => Compare(left, right)));
        foreach ((string word, string code) in entries)
        {
            if (!table.TryAdd(Fold(word), code) && table[Fold(word)] != code)
            {
                throw new InvalidDataException($"The word {word} stands for two codes.");
            }
        }

        _words = [.. table.Keys];
        _codes = [.. table.Values.Select(System.Text.Encoding.ASCII.GetBytes)];
        for (int index = 0; index < _words.Length; index++)
        {
            if (IndexOfPair(_words[index]) is var pair and >= 0)
            {
                _codesOfPairs[pair] = _codes[index];
            }
        }
    }

    /// <summary>Looks up a word that is folded already.</summary>
    internal bool TryFind(scoped ReadOnlySpan<byte> folded, out ReadOnlySpan<byte> code)
    {
        if (IndexOfPair(folded) is var pair and >= 0)
        {
            code = _codesOfPairs[pair];
            return !code.IsEmpty;
        }

        int low = 0;
        int high = _words.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = Compare(folded, _words[middle]);
            if (order == 0)
            {
                code = _codes[middle];
                return true;
            }

            (low, high) = order < 0 ? (low, middle - 1) : (middle + 1, high);
        }

        code = default;
        return false;
    }

    /// <summary>Looks up two letters as somebody wrote them, in any case: what folds to a pair of letters by itself.</summary>
    internal bool TryFindPair(scoped ReadOnlySpan<char> written, out ReadOnlySpan<byte> code)
    {
        bool isPair = written.Length == 2 && char.IsAsciiLetter(written[0]) && char.IsAsciiLetter(written[1]);
        code = isPair ? _codesOfPairs[(((written[0] | 0x20) - 'a') * Letters) + (written[1] | 0x20) - 'a'] : default;
        return !code.IsEmpty;
    }

    /// <summary>Hands a code over as the normalised value.</summary>
    internal static NormalizationStatus Write(ReadOnlySpan<byte> code, Span<byte> destination, out int bytesWritten)
    {
        bool fits = code.TryCopyTo(destination);
        bytesWritten = fits ? code.Length : 0;
        return fits ? NormalizationStatus.Done : NormalizationStatus.DestinationTooSmall;
    }

    private static int IndexOfPair(ReadOnlySpan<byte> word) =>
        word is [>= (byte)'a' and <= (byte)'z', >= (byte)'a' and <= (byte)'z'] ? ((word[0] - 'a') * Letters) + word[1] - 'a' : -1;

    private static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => left.SequenceCompareTo(right);

    private static byte[] Fold(string word)
    {
        Span<byte> folded = stackalloc byte[MaxBytes];
        return UnicodeText.Fold(word, FoldMode.Word, folded, out int length) == NormalizationStatus.Done
            ? folded[..length].ToArray()
            : throw new InvalidDataException($"The word {word} cannot be folded.");
    }
}
