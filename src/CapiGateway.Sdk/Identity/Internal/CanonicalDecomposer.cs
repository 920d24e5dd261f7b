using System.Buffers;
using System.Text;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>The first half of folding: UTF-16 to lower-case, canonically decomposed, filtered code points.</summary>
internal static class CanonicalDecomposer
{
    private const int CapitalDottedI = 0x0130;
    private const int CombiningDotAbove = 0x0307;

    /// <summary>Appends the decomposed text; fails for broken text and for what the mode refuses.</summary>
    internal static bool TryDecompose(ReadOnlySpan<char> value, FoldMode mode, ref CodePointBuffer text)
    {
        int index = 0;
        while (index < value.Length)
        {
            if (Rune.DecodeFromUtf16(value[index..], out Rune rune, out int consumed) != OperationStatus.Done
                || CharacterFilter.IsBroken(rune.Value))
            {
                return false;
            }

            int codePoint = rune.Value;
            if (mode != FoldMode.Id)
            {
                if (codePoint == CapitalDottedI)
                {
                    text.Append('i', 0);
                    codePoint = CombiningDotAbove;
                }
                else if (codePoint == FinalSigma.CapitalSigma && FinalSigma.IsFinal(value, index))
                {
                    codePoint = FinalSigma.FinalSmallSigma;
                }
                else
                {
                    codePoint += UnicodeTables.Current[codePoint].LowerDelta;
                }
            }

            if (!TryAppendDecomposed(codePoint, mode, ref text))
            {
                return false;
            }

            index += consumed;
        }

        return true;
    }

    private static bool TryAppendDecomposed(int codePoint, FoldMode mode, ref CodePointBuffer text)
    {
        if (Hangul.IsSyllable(codePoint))
        {
            Hangul.Decompose(codePoint, out int lead, out int vowel, out int trail);
            text.Append(lead, 0);
            text.Append(vowel, 0);
            if (trail != 0)
            {
                text.Append(trail, 0);
            }

            return true;
        }

        ref readonly CharacterRecord record = ref UnicodeTables.Current[codePoint];
        if (record.DecompositionLength == 0)
        {
            return TryAppend(codePoint, record, mode, ref text);
        }

        foreach (int part in UnicodeTables.Current.Decompose(record))
        {
            if (!TryAppend(part, UnicodeTables.Current[part], mode, ref text))
            {
                return false;
            }
        }

        return true;
    }

    // Filtering the decomposed text and before it is ordered and composed makes the result NFC whatever is removed between two marks.
    private static bool TryAppend(int codePoint, in CharacterRecord record, FoldMode mode, ref CodePointBuffer text)
    {
        CharacterFilter.CharacterVerdict verdict = CharacterFilter.Judge(codePoint, record, mode);
        if (verdict == CharacterFilter.CharacterVerdict.Keep)
        {
            text.Append(codePoint, record.CombiningClass);
        }

        return verdict != CharacterFilter.CharacterVerdict.Refuse;
    }
}
