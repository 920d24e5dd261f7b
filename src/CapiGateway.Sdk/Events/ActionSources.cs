namespace CapiGateway.Sdk.Events;

/// <summary>
/// Where a conversion took place: the known values of <c>action_source</c>. The set stays open; another text passes with a warning.
/// </summary>
/// <remarks>Meta's documentation: <i>Server Event Parameters</i>.</remarks>
public static class ActionSources
{
    /// <summary>On the web site.</summary>
    public const string Website = "website";

    /// <summary>In a mobile app.</summary>
    public const string App = "app";

    /// <summary>In a shop, in person.</summary>
    public const string PhysicalStore = "physical_store";

    /// <summary>Over the phone.</summary>
    public const string PhoneCall = "phone_call";

    /// <summary>By e-mail.</summary>
    public const string Email = "email";

    /// <summary>In a messaging app, SMS or online chat.</summary>
    public const string Chat = "chat";

    /// <summary>Happened by itself, such as a subscription that renews, or a stage of a lead in a CRM.</summary>
    public const string SystemGenerated = "system_generated";

    /// <summary>From an ad that opens Messenger, WhatsApp or Instagram.</summary>
    public const string BusinessMessaging = "business_messaging";

    /// <summary>In a way that is not listed.</summary>
    public const string Other = "other";

    /// <summary>Whether Meta lists the value.</summary>
    /// <param name="actionSource">The value, in Meta's spelling.</param>
    /// <returns><see langword="true"/> for the nine documented values.</returns>
    public static bool IsKnown(string? actionSource) =>
        actionSource is Website or App or PhysicalStore or PhoneCall or Email or Chat or SystemGenerated or BusinessMessaging or Other;
}
