namespace CapiGateway.Sdk.Events;

/// <summary>The values of <c>messaging_channel</c>.</summary>
/// <remarks>Meta's documentation: <i>Conversions API for Business Messaging</i>.</remarks>
public static class MessagingChannels
{
    /// <summary>Messenger.</summary>
    public const string Messenger = "messenger";

    /// <summary>WhatsApp.</summary>
    public const string WhatsApp = "whatsapp";

    /// <summary>Instagram.</summary>
    public const string Instagram = "instagram";
}
