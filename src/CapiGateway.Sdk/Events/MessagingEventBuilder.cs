using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// Builds an event of a chat. It offers neither IP address nor user agent nor URL, which Meta refuses from messaging; what was set of
/// these before is left out. The name must be one of <see cref="MessagingEventNames"/>.
/// </summary>
/// <remarks>
/// Not thread-safe. Prints the name of the event only. Meta's documentation: <i>Conversions API for Business Messaging</i>.
/// </remarks>
/// <example>
/// <code>
/// ConversionEvent purchase = ConversionEvent.Create(MessagingEventNames.Purchase)
///     .WithValue(59m, "EUR")
///     .FromWhatsApp("1234567890", "ARAkLk…")
///     .WithEventId(order.Id)
///     .Build();
/// </code>
/// </example>
public sealed class MessagingEventBuilder : EventBuilder<MessagingEventBuilder>
{
    internal MessagingEventBuilder(DraftHolder holder)
        : base(holder)
    {
    }

    /// <summary>Says more about the person than the ids of the chat do.</summary>
    /// <param name="user">Adds what is known.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There is no action.</exception>
    public MessagingEventBuilder WithUser(Action<MessagingUserDataBuilder> user)
    {
        ArgumentNullException.ThrowIfNull(user);
        user(new MessagingUserDataBuilder(Holder));
        return this;
    }
}
