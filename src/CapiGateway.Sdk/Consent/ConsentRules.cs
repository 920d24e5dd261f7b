using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent;

/// <summary>What can be wrong with consent signals. Each is treated as if the signal were not there.</summary>
public static class ConsentRules
{
    /// <summary>The TCF string is malformed or of another version.</summary>
    public static readonly DiagnosticRule TcStringMalformed = new("CAPI8001", nameof(TcStringMalformed), DiagnosticSeverity.Warning,
        "The TCF string cannot be read, so it is no signal. Pass the string that the banner's API returns, version 2.");

    /// <summary>The GPP string is malformed.</summary>
    public static readonly DiagnosticRule GppStringMalformed = new("CAPI8002", nameof(GppStringMalformed), DiagnosticSeverity.Warning,
        "The GPP string cannot be read, so it is no signal. Pass the string that the banner's API returns.");

    /// <summary>A section of the GPP string is not one that is decoded, or is malformed.</summary>
    public static readonly DiagnosticRule GppSectionNotDecoded = new("CAPI8003", nameof(GppSectionNotDecoded), DiagnosticSeverity.Information,
        "A section of the GPP string is not decoded, so it is no signal. Decoded are tcfeuv2, uspv1, usnat, usca, usva, usco, usut and usct.");

    /// <summary>The US privacy string is malformed.</summary>
    public static readonly DiagnosticRule UsPrivacyMalformed = new("CAPI8004", nameof(UsPrivacyMalformed), DiagnosticSeverity.Warning,
        "The US privacy string cannot be read, so it is no signal. It has four characters, such as 1YNN.");

    /// <summary>The additional consent string is malformed.</summary>
    public static readonly DiagnosticRule AdditionalConsentMalformed = new(
        "CAPI8005", nameof(AdditionalConsentMalformed), DiagnosticSeverity.Warning,
        "The additional consent string cannot be read, so it is no signal. It looks like 1~89.93 or 2~89.93~dv.");

    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [TcStringMalformed, GppStringMalformed, GppSectionNotDecoded, UsPrivacyMalformed, AdditionalConsentMalformed];
}
