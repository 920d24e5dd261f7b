namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>What a signal of the United States says about sale, sharing and targeted advertising.</summary>
internal enum OptOutSignal
{
    Unknown,
    NotOptedOut,
    OptedOut,
}
