namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// Gender as <c>f</c> or <c>m</c>, from whole words only. Meta's documentation: <i>Customer Information Parameters</i>.
/// </summary>
internal static class GenderNormalizer
{
    private const string Female =
        "f female woman girl lady dame she her hers mrs ms miss madam mme mlle madame "
        + "weiblich frau femme fille féminin feminin féminine feminine mujer femenino femenina señora senora "
        + "mulher feminino feminina donna femmina femminile signora vrouw vrouwelijk mevrouw "
        + "kvinna kvinde kvinne kvinnlig kvindelig kvinnelig nainen kobieta žena nő femeie kadın kadin "
        + "женский женщина жінка жіноча γυναίκα 女 女性 여성 여자 أنثى נקבה perempuan wanita";

    private const string Male =
        "m male masculine man boy gentleman he him his mr mister sir "
        + "männlich maennlich mannlich mann herr homme garçon garcon masculin monsieur hombre masculino varón varon señor senor "
        + "homem uomo maschio maschile signore mannelijk meneer "
        + "manlig mandlig mannlig mand mies mężczyzna mezczyzna muž férfi ferfi bărbat barbat erkek "
        + "мужской мужчина чоловік чоловіча άνδρας 男 男性 남성 남자 ذكر זכר pria";

    private static readonly FoldedWords Words = new(
    [
        .. Female.Split(' ').Select(word => (word, "f")),
        .. Male.Split(' ').Select(word => (word, "m")),
    ]);

    internal static NormalizationStatus Normalize(
        ReadOnlySpan<char> value,
        Span<byte> destination,
        out int bytesWritten,
        in NormalizationContext context)
    {
        _ = context;
        bytesWritten = 0;
        ReadOnlySpan<char> word = WithoutTrailingPunctuation(value);
        if (word.IsEmpty)
        {
            return NormalizationStatus.Empty;
        }

        // Folding would remove what parts "s/he" or "m/f".
        Span<byte> folded = stackalloc byte[FoldedWords.MaxBytes];
        if (HasSeparator(word)
            || UnicodeText.Fold(word, FoldMode.Word, folded, out int length) != NormalizationStatus.Done
            || !Words.TryFind(folded[..length], out ReadOnlySpan<byte> code))
        {
            return NormalizationStatus.Invalid;
        }

        return FoldedWords.Write(code, destination, out bytesWritten);
    }

    private static ReadOnlySpan<char> WithoutTrailingPunctuation(ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty && IsSeparator(value[^1]))
        {
            value = value[..^1];
        }

        return value;
    }

    private static bool HasSeparator(ReadOnlySpan<char> word)
    {
        foreach (char character in word)
        {
            if (IsSeparator(character))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSeparator(char character) =>
        char.IsPunctuation(character) || char.IsWhiteSpace(character) || (char.IsAscii(character) && char.IsSymbol(character));
}
