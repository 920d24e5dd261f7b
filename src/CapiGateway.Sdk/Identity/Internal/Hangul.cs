namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>The 11,172 Hangul syllables compose and decompose by arithmetic (Unicode Standard, section 3.12).</summary>
internal static class Hangul
{
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TrailCount = 28;
    private const int SyllableCount = LeadCount * VowelCount * TrailCount;

    internal static bool IsSyllable(int codePoint) => (uint)(codePoint - SyllableBase) < SyllableCount;

    /// <summary>Splits a syllable; <paramref name="trail"/> is 0 when the syllable has none.</summary>
    internal static void Decompose(int syllable, out int lead, out int vowel, out int trail)
    {
        int index = syllable - SyllableBase;
        lead = LeadBase + (index / (VowelCount * TrailCount));
        vowel = VowelBase + (index % (VowelCount * TrailCount) / TrailCount);
        trail = index % TrailCount == 0 ? 0 : TrailBase + (index % TrailCount);
    }

    internal static bool TryCompose(int first, int second, out int syllable)
    {
        int lead = first - LeadBase;
        int vowel = second - VowelBase;
        if ((uint)lead < LeadCount && (uint)vowel < VowelCount)
        {
            syllable = SyllableBase + (((lead * VowelCount) + vowel) * TrailCount);
            return true;
        }

        int trail = second - TrailBase;
        bool takesTrail = IsSyllable(first) && (first - SyllableBase) % TrailCount == 0 && trail is > 0 and < TrailCount;
        syllable = takesTrail ? first + trail : 0;
        return takesTrail;
    }
}
