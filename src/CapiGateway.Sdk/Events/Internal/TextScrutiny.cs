namespace CapiGateway.Sdk.Events.Internal;

/// <summary>How closely a text is looked through for personal data.</summary>
internal enum TextScrutiny
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>For what no order or article number looks like: e-mail addresses, and phone numbers with a plus or brackets.</summary>
    Reference,

    /// <summary>Also for phone numbers that an order number could look like, such as 650-555-1212; but not inside of a URL.</summary>
    FreeText,
}
