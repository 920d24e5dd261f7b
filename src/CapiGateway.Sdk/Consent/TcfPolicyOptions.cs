namespace CapiGateway.Sdk.Consent;

/// <summary>What <see cref="TcfPolicy"/> asks a TCF string for. Immutable.</summary>
public sealed record TcfPolicyOptions
{
    /// <summary>What it means that there is no TCF string. There is no default.</summary>
    public required UnknownConsent WhenUnknown { get; init; }

    /// <summary>
    /// The purposes that need consent; default 1, 3 and 4: storage, a profile for advertising, and its use to select advertising.
    /// </summary>
    public IReadOnlyList<int> Purposes { get; init; } = [1, 3, 4];

    /// <summary>The purposes for which legitimate interest is enough; default none.</summary>
    public IReadOnlyList<int> LegitimateInterestPurposes { get; init; } = [];

    /// <summary>The id in the Global Vendor List that must have consent; default none is asked for.</summary>
    public int? VendorId { get; init; }

    /// <summary>
    /// The id among Google's ad technology providers that must be in the additional consent string; default none is asked for.
    /// </summary>
    public int? AdditionalConsentId { get; init; }
}
