namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>ISO 3166-1, read once from the embedded <c>countries.tsv</c>.</summary>
internal static class CountryTable
{
    private static readonly FoldedWords Words = new(Read());

    /// <summary>
    /// Finds the lower-case alpha-2 code of a country by either code or a name, in any case, with or without accents and punctuation:
    /// <see cref="NormalizationStatus.Done"/>, or why there is none.
    /// </summary>
    internal static NormalizationStatus Find(ReadOnlySpan<char> written, out ReadOnlySpan<byte> code)
    {
        if (Words.TryFindPair(written, out code))
        {
            return NormalizationStatus.Done;
        }

        Span<byte> buffer = stackalloc byte[FoldedWords.MaxBytes];
        NormalizationStatus status = UnicodeText.Fold(written, FoldMode.Word, buffer, out int length);
        code = default;
        if (status is not (NormalizationStatus.Done or NormalizationStatus.DestinationTooSmall))
        {
            return status;
        }

        // The article stands before most names, and ISO puts it behind: "Bahamas (the)".
        ReadOnlySpan<byte> word = buffer[..length];
        return Words.TryFind(word, out code)
            || (word.StartsWith("the"u8) && Words.TryFind(word[3..], out code))
            || (word.EndsWith("the"u8) && Words.TryFind(word[..^3], out code))
            ? NormalizationStatus.Done
            : NormalizationStatus.Invalid;
    }

    private static IEnumerable<(string Word, string Code)> Read()
    {
        foreach (string[] row in EmbeddedRows.Read("countries.tsv"))
        {
            string code = row[0].ToLowerInvariant();
            yield return (row[0], code);
            yield return (row[1], code);
            foreach (string name in row[2].Split('|'))
            {
                yield return (name, code);
                yield return (name.Replace(" and ", " & ", StringComparison.Ordinal), code);
            }
        }
    }
}
