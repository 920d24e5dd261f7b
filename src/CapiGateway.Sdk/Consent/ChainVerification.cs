namespace CapiGateway.Sdk.Consent;

/// <summary>Whether a record of processing is whole.</summary>
/// <param name="Lines">How many lines were read, up to the first that is broken.</param>
/// <param name="FirstBrokenLine">The number of the first line that was changed, removed or added, from 1; <see langword="null"/> for none.</param>
/// <param name="LastHash">
/// The hash of the last good line, in hexadecimal. Keep it elsewhere from time to time: cutting lines off the end shows only against it.
/// </param>
public readonly record struct ChainVerification(long Lines, long? FirstBrokenLine, string LastHash)
{
    /// <summary>Whether every line follows from the one before.</summary>
    public bool IsWhole => FirstBrokenLine is null;
}
