namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>The yes-or-no properties of a code point, as the table file stores them.</summary>
[Flags]
internal enum CharacterFlags : byte
{
    None = 0,

    /// <summary>Unicode property White_Space.</summary>
    WhiteSpace = 1,

    /// <summary>General category P*.</summary>
    Punctuation = 2,

    /// <summary>Unicode property Cased, for the final sigma.</summary>
    Cased = 4,

    /// <summary>Unicode property Case_Ignorable, for the final sigma.</summary>
    CaseIgnorable = 8,

    /// <summary>Draws and spells nothing: default ignorable, but neither joiner, and the annotation marks U+FFF9 to U+FFFB.</summary>
    Invisible = 16,

    /// <summary>The second half of at least one canonical composition.</summary>
    ComposesBackwards = 32,
}
