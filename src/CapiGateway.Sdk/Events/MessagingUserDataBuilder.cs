using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>Takes what is known about a person in a chat, beside the ids of the chat itself.</summary>
/// <remarks>Not thread-safe. Prints nothing. Meta's documentation: <i>Conversions API for Business Messaging</i>.</remarks>
public sealed class MessagingUserDataBuilder : IdentifierBuilder<MessagingUserDataBuilder>
{
    internal MessagingUserDataBuilder(DraftHolder holder)
        : base(holder)
    {
    }
}
