namespace CapiGateway.Sdk;

/// <summary>
/// What becomes of a <c>business_messaging</c> event when nobody knows whether it arrived. Meta does not deduplicate these by their id, so
/// one of the two faults must be chosen. Meta's documentation: <i>Conversions API for Business Messaging</i>.
/// </summary>
public enum AmbiguousMessaging
{
    /// <summary>It is sent again, and may be counted twice. The default.</summary>
    Resend,

    /// <summary>It is not sent again, and may be missing; it is kept as a dead letter, from where it can be sent again by hand.</summary>
    Bury,
}
