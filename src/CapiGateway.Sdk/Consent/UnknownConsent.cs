namespace CapiGateway.Sdk.Consent;

/// <summary>What it means when a policy applies and its signal is not there. Chosen where the policy is added; there is no default.</summary>
public enum UnknownConsent
{
    /// <summary>Nothing was chosen; no policy can be made with it.</summary>
    None = 0,

    /// <summary>The event is sent.</summary>
    Allow = 1,

    /// <summary>The event is sent under Limited Data Use.</summary>
    AllowWithLimitedDataUse = 2,

    /// <summary>The event is not sent.</summary>
    Deny = 3,
}
