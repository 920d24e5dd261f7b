using CapiGateway.Sdk.Consent.Internal;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Takes out of an event that is about to leave what the list of fields has not allowed since it was let in.</summary>
internal sealed class FieldRecheck(RemainderCheck remainder)
{
    /// <summary>The entry itself when the list allows all of it, else one with less; <see langword="null"/> when too little is left.</summary>
    public OutboxEvent? Within(OutboxEvent entry, FieldAllowList fields)
    {
        if (FieldReduction.IsWithin(entry.Payload.Span, fields))
        {
            return entry;
        }

        return ConversionEvent.TryReadWaiting(
                entry.Payload.Span, entry.Identifiers, entry.Consent, entry.Account, entry.RequestFields, out ConversionEvent? waiting)
            && EventReducer.Minimise(waiting, fields, entry.Consent.Region, out _) is { } less
            && remainder.IsEnough(less)
            ? entry.With(EventSerializer.ToUtf8(less), UserDataNames.Of(less.UserData))
            : null;
    }
}
