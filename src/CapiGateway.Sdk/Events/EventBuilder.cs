using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// What every builder of an event can do. Identifiers are normalised and hashed by <see cref="Build"/>; after it, the builder holds no
/// plain identifier.
/// </summary>
/// <typeparam name="TBuilder">The builder itself, so that its verbs can be chained.</typeparam>
/// <remarks>Not thread-safe. Prints the name of the event only.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public abstract partial class EventBuilder<TBuilder>
    where TBuilder : EventBuilder<TBuilder>
{
    private protected EventBuilder(DraftHolder holder) => Holder = holder;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private protected DraftHolder Holder { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private protected EventDraft Draft => Holder.Draft;

    /// <summary>Sets the event's id, the same that the pixel's copy carries. Without one, a random id is made.</summary>
    /// <param name="eventId">The id, such as the order number or one of <see cref="EventIds"/>, sent as it is.</param>
    /// <returns>This builder.</returns>
    /// <remarks>Meta's documentation: <i>Handling Duplicate Pixel and Conversions API Events</i>.</remarks>
    /// <example>
    /// <code>
    /// ConversionEvent.Lead().WithEventId(EventIds.From("shop.example", EventNames.Lead, order.Id));
    /// </code>
    /// </example>
    public TBuilder WithEventId(string? eventId)
    {
        Draft.EventId = string.IsNullOrEmpty(eventId) ? null : eventId;
        return (TBuilder)this;
    }

    /// <summary>Sets when it happened. Without it, it happens when the event is built.</summary>
    /// <param name="eventTime">The time; parts of a second are cut off.</param>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.Purchase(order.Total, order.Currency).WithEventTime(order.PlacedAt);
    /// </code>
    /// </example>
    public TBuilder WithEventTime(DateTimeOffset eventTime)
    {
        Draft.EventTime = eventTime;
        return (TBuilder)this;
    }

    /// <summary>Uses the event for attribution only, not to optimise the delivery of ads. Not a signal of consent.</summary>
    /// <param name="optOut">Whether it is opted out; default <see langword="true"/>.</param>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.Lead().WithOptOut();
    /// </code>
    /// </example>
    public TBuilder WithOptOut(bool optOut = true)
    {
        Draft.Extras.OptOut = optOut;
        return (TBuilder)this;
    }

    /// <summary>Sets Limited Data Use.</summary>
    /// <param name="limitedDataUse">One of the legal combinations.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">
    /// There is no value; to say nothing, use <see cref="LimitedDataUse.NotSpecified"/>.
    /// </exception>
    /// <remarks>Meta's documentation: <i>Data Processing Options for US Users</i>.</remarks>
    /// <example>
    /// <code>
    /// ConversionEvent.Lead().WithLimitedDataUse(LimitedDataUse.ForState(LimitedDataUseStates.California));
    /// </code>
    /// </example>
    public TBuilder WithLimitedDataUse(LimitedDataUse limitedDataUse)
    {
        ArgumentNullException.ThrowIfNull(limitedDataUse);
        Draft.Extras.LimitedDataUse = limitedDataUse;
        return (TBuilder)this;
    }

    /// <summary>Says how new the customer is.</summary>
    /// <param name="segment">One of <see cref="CustomerSegments"/>, or a newer one.</param>
    /// <param name="placement">
    /// Where to write it. Meta's page lists the field beside <c>custom_data</c> and shows it inside; default beside.
    /// </param>
    /// <returns>This builder.</returns>
    /// <remarks>Meta's documentation: <i>Server Event Parameters</i>.</remarks>
    /// <example>
    /// <code>
    /// ConversionEvent.Purchase(129.95m, "USD").WithCustomerSegmentation(CustomerSegments.NewToBusiness);
    /// </code>
    /// </example>
    public TBuilder WithCustomerSegmentation(
        string? segment, CustomerSegmentationPlacement placement = CustomerSegmentationPlacement.BesideCustomData)
    {
        if (placement == CustomerSegmentationPlacement.InsideCustomData)
        {
            Draft.Custom.Add(CustomDataFields.CustomerSegmentation, segment);
        }
        else
        {
            Draft.Extras.CustomerSegmentation = EventDraft.Blank(segment);
        }

        return (TBuilder)this;
    }

    /// <summary>Names the earlier event that this one is about.</summary>
    /// <param name="eventName">Its name; default not said.</param>
    /// <param name="eventTime">When it happened; default not said.</param>
    /// <param name="orderId">Its order id; default not said.</param>
    /// <param name="eventId">Its id; default not said.</param>
    /// <returns>This builder.</returns>
    /// <remarks>Meta's documentation: <i>Original Event Data Parameters</i>.</remarks>
    /// <example>
    /// <code>
    /// ConversionEvent.Create("OrderReturned").WithOriginalEvent(EventNames.Purchase, order.PlacedAt, orderId: order.Id);
    /// </code>
    /// </example>
    public TBuilder WithOriginalEvent(
        string? eventName = null, DateTimeOffset? eventTime = null, string? orderId = null, string? eventId = null)
    {
        JsonDraft original = Draft.Original ??= new();
        original.Add(OriginalEventFields.EventName, eventName);
        original.Add(OriginalEventFields.EventTime, eventTime?.ToUnixTimeSeconds());
        original.Add(OriginalEventFields.OrderId, orderId);
        original.Add(OriginalEventFields.EventId, eventId);
        return (TBuilder)this;
    }

    /// <summary>Says what an attribution partner found.</summary>
    /// <param name="attribution">Sets what is known.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There is no action.</exception>
    /// <example>
    /// <code>
    /// ConversionEvent.Lead().WithAttribution(attribution => attribution.CampaignId("23842588888640185").Model(AttributionModels.LastClick));
    /// </code>
    /// </example>
    public TBuilder WithAttribution(Action<AttributionDataBuilder> attribution)
    {
        ArgumentNullException.ThrowIfNull(attribution);
        attribution(new AttributionDataBuilder(Holder));
        return (TBuilder)this;
    }

    /// <summary>Names the table of Meta's advanced analytics product.</summary>
    /// <param name="table">The table.</param>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.Lead().WithAdvancedMeasurementTable("table-1");
    /// </code>
    /// </example>
    public TBuilder WithAdvancedMeasurementTable(string? table)
    {
        Draft.Extras.AdvancedMeasurementTable = EventDraft.Blank(table);
        return (TBuilder)this;
    }

    /// <summary>
    /// Builds the event: normalises and hashes all identifiers in one pass, takes personal data out of URLs and free text, and forgets the
    /// plain identifiers. Never throws for bad data: what is unusable is left out and reported in
    /// <see cref="ConversionEvent.Diagnostics"/>. Building again gives an equal event.
    /// </summary>
    /// <param name="defaults">What is taken for granted; default <see cref="EventDefaults.None"/>.</param>
    /// <returns>The event.</returns>
    /// <example>
    /// <code>
    /// // defaults: the EventDefaults that the container injects, with the calling code of the options.
    /// ConversionEvent lead = ConversionEvent.Lead()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email).Phone("0170 1234567"))
    ///     .Build(defaults);
    /// </code>
    /// </example>
    public ConversionEvent Build(EventDefaults? defaults = null) => Holder.Build(defaults ?? EventDefaults.None);

    /// <summary>The name of the event; never a value.</summary>
    /// <returns>For example <c>Purchase</c>.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override string ToString() => Holder.EventName;

    /// <summary>Whether it is the same builder.</summary>
    /// <param name="obj">Another object.</param>
    /// <returns>Whether they are one.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>A hash code of the builder, not of what it holds.</summary>
    /// <returns>The hash code.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
