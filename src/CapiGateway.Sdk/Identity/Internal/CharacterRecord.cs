using System.Runtime.InteropServices;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>Everything that the tables know of one code point; few of them differ, so code points share records.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CharacterRecord(
    byte CombiningClass, CharacterFlags Flags, int DecompositionStart, int DecompositionLength, int LowerDelta)
{
    internal bool Has(CharacterFlags flags) => (Flags & flags) != CharacterFlags.None;
}
