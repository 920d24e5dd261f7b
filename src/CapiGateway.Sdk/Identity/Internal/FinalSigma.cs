using System.Text;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// The one letter whose lower case depends on its neighbours: a capital sigma that ends a word becomes U+03C2, as JavaScript's
/// <c>toLowerCase</c> and the pixel in the browser have it.
/// </summary>
internal static class FinalSigma
{
    internal const int CapitalSigma = 0x03A3;
    internal const int FinalSmallSigma = 0x03C2;

    /// <summary>Whether the capital sigma at <paramref name="index"/> has a cased letter before it and none after it.</summary>
    internal static bool IsFinal(ReadOnlySpan<char> text, int index) => EndsCased(text[..index]) && !StartsCased(text[(index + 1)..]);

    private static bool EndsCased(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeLastFromUtf16(text, out Rune rune, out int consumed);
            ref readonly CharacterRecord record = ref UnicodeTables.Current[rune.Value];
            if (!record.Has(CharacterFlags.CaseIgnorable))
            {
                return record.Has(CharacterFlags.Cased);
            }

            text = text[..^consumed];
        }

        return false;
    }

    private static bool StartsCased(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf16(text, out Rune rune, out int consumed);
            ref readonly CharacterRecord record = ref UnicodeTables.Current[rune.Value];
            if (!record.Has(CharacterFlags.CaseIgnorable))
            {
                return record.Has(CharacterFlags.Cased);
            }

            text = text[consumed..];
        }

        return false;
    }
}
