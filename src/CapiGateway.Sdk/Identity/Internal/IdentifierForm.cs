namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>In which form a value leaves <see cref="IdentifierReader"/>.</summary>
internal enum IdentifierForm
{
    /// <summary>Not at all; the status says why.</summary>
    Unusable,

    /// <summary>As a digest that was handed in finished.</summary>
    Hashed,

    /// <summary>As normalised bytes that are still to be hashed.</summary>
    Normalized,

    /// <summary>
    /// As a digest with the appendix of Meta's parameter builder, whose case matters: the trimmed text travels unchanged, the digest
    /// alone is known too.
    /// </summary>
    Appendix,
}
