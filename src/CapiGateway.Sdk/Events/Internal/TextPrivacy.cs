namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Finds e-mail addresses and phone numbers in URLs and free text and takes them out. Meta refuses personal data outside of hashed
/// fields. Meta's documentation: <i>Best Practices for Conversions API</i>.
/// </summary>
internal static class TextPrivacy
{
    /// <summary>The text without what was found; the same instance when nothing was.</summary>
    public static string Remove(string text, string field, DiagnosticBag diagnostics)
    {
        string withoutEmails = EmailScanner.Remove(text);
        if (!ReferenceEquals(withoutEmails, text))
        {
            diagnostics.Add(EventRules.EmailRemovedFromText, field);
        }

        string clean = PhoneScanner.Remove(withoutEmails);
        if (!ReferenceEquals(clean, withoutEmails))
        {
            diagnostics.Add(EventRules.PhoneRemovedFromText, field);
        }

        return clean;
    }
}
