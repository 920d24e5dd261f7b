namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>What a publisher restricts for a vendor and a purpose, as the TCF numbers it.</summary>
internal enum TcRestriction
{
    NotAllowed = 0,
    RequireConsent = 1,
    RequireLegitimateInterest = 2,
    None = 3,
}
