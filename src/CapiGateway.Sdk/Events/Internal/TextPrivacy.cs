namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Finds e-mail addresses and phone numbers in URLs and free text and takes them out. Meta refuses personal data outside of hashed
/// fields. Meta's documentation: <i>Best Practices for Conversions API</i>.
/// </summary>
internal static class TextPrivacy
{
    // What stands around something that was removed may only now look like an address or a number.
    private const int MostPasses = 8;

    /// <summary>
    /// The text without what was found; the same instance when nothing was. Text that is made to hide more behind each thing removed is
    /// given up as a whole.
    /// </summary>
    public static string Remove(string text, TextScrutiny scrutiny, FieldPath path, DiagnosticBag diagnostics)
    {
        if (scrutiny == TextScrutiny.None)
        {
            return text;
        }

        string clean = text;
        for (int pass = 0; pass < MostPasses; pass++)
        {
            string before = clean;
            clean = EmailScanner.Remove(before);
            if (!ReferenceEquals(clean, before))
            {
                diagnostics.Add(EventRules.EmailRemovedFromText, path.ToString());
            }

            string withoutEmails = clean;
            clean = PhoneScanner.Remove(withoutEmails, scrutiny);
            if (!ReferenceEquals(clean, withoutEmails))
            {
                diagnostics.Add(EventRules.PhoneRemovedFromText, path.ToString());
            }

            if (ReferenceEquals(clean, before))
            {
                return clean;
            }
        }

        return string.Empty;
    }

    /// <summary>Whether there is something to remove.</summary>
    public static bool Holds(string text) =>
        !ReferenceEquals(EmailScanner.Remove(text), text)
        || !ReferenceEquals(PhoneScanner.Remove(text, TextScrutiny.FreeText), text);

    /// <summary>Whether there is nothing to remove from the name of a property, which goes as a whole or not at all.</summary>
    public static bool IsFree(string name, TextScrutiny scrutiny, FieldPath path, DiagnosticBag diagnostics) =>
        ReferenceEquals(Remove(name, scrutiny, path, diagnostics), name);
}
