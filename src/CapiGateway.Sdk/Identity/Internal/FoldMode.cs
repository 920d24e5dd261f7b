namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>What <see cref="UnicodeText"/> removes, refuses and lower-cases. The result is NFC in every mode.</summary>
internal enum FoldMode
{
    /// <summary>
    /// Names, cities, regions: lower case; white space, punctuation, invisible and control characters are removed, letters, digits,
    /// marks and other symbols stay.
    /// </summary>
    Word,

    /// <summary>E-mail addresses: lower case; invisible characters are removed, white space and control characters are refused.</summary>
    Address,

    /// <summary>External ids: as given; control characters are refused.</summary>
    Id,

    /// <summary>External ids in lower case; control characters are refused.</summary>
    LowerId,
}
