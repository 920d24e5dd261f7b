namespace CapiGateway.Sdk.Consent;

/// <summary>Where advertising needs consent beforehand.</summary>
public static class OptInRegions
{
    /// <summary>
    /// The European Economic Area with the outermost regions of its members, the United Kingdom with Gibraltar, Jersey, Guernsey and the Isle
    /// of Man, and Switzerland; countries of ISO 3166-1.
    /// </summary>
    public static IReadOnlySet<string> Default { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT",
        "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO", "AX", "GF", "GP", "MF", "MQ", "RE", "YT", "GB", "GI", "JE", "GG", "IM", "CH",
    };
}
