namespace CapiGateway.Sdk.Identity;

/// <summary>What became of a value in <c>IdentifierNormalizer</c>.</summary>
public enum NormalizationStatus
{
    /// <summary>The destination holds the normalised value, ready to be hashed.</summary>
    Done,

    /// <summary>The destination is shorter than the result; <c>IdentifierNormalizer.GetMaxByteCount</c> is always enough.</summary>
    DestinationTooSmall,

    /// <summary>Nothing is left of the value: empty, white space, or only characters that the kind's rule removes.</summary>
    Empty,

    /// <summary>The value stands for "no value", such as <c>null</c> or <c>n/a</c>, or is the hash of such a text.</summary>
    Placeholder,

    /// <summary>The value is longer than any real one: more than 320 characters for an e-mail address, more than 512 otherwise.</summary>
    TooLong,

    /// <summary>The value cannot be of its kind: a calendar date that does not exist, an unknown country, broken Unicode.</summary>
    Invalid,

    /// <summary>
    /// The value is a SHA-256 digest of 64 hexadecimal characters already, with or without the appendix of Meta's parameter builder.
    /// The destination holds those 64 characters in lower case; they must not be hashed again.
    /// </summary>
    AlreadyHashed,
}
