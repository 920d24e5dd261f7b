using static CapiGateway.Sdk.Events.DiagnosticSeverity;

namespace CapiGateway.Sdk.Events;

public static partial class EventRules
{
    /// <summary>An e-mail address was found in a URL or free text and removed.</summary>
    public static readonly DiagnosticRule EmailRemovedFromText = new("CAPI4001", nameof(EmailRemovedFromText), Warning,
        "An e-mail address stood in this field and was removed; personal data may only travel hashed, in user_data.");

    /// <summary>A phone number was found in a URL or free text and removed.</summary>
    public static readonly DiagnosticRule PhoneRemovedFromText = new("CAPI4002", nameof(PhoneRemovedFromText), Warning,
        "A phone number stood in this field and was removed; personal data may only travel hashed, in user_data.");

    private static DiagnosticRule[] PrivacyRules() => [EmailRemovedFromText, PhoneRemovedFromText];
}
