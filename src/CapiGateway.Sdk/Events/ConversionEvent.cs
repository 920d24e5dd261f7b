using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// One conversion, ready to be published. Immutable and safe to share between threads. Holds digests of identifiers, never the
/// identifiers, and prints no values.
/// </summary>
/// <remarks>
/// Made by a factory and a builder: <see cref="Purchase"/>, <see cref="Lead"/>, … or <see cref="Create"/> for a name of your own. Meta's
/// documentation: <i>Server Event Parameters</i>.
/// </remarks>
/// <example>
/// <code>
/// ConversionEvent purchase = ConversionEvent.Purchase(129.95m, "USD")
///     .WithEventId(order.Id)
///     .FromWebsite(pageUrl, userAgent, clientIp)
///     .WithUser(user => user.Email(order.Email).Phone(order.Phone))
///     .Build();
/// </code>
/// </example>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class ConversionEvent : IEquatable<ConversionEvent>
{
    private readonly EventExtras? _extras;
    private readonly long _eventSeconds;

    internal ConversionEvent(EventExtras? extras) => _extras = extras;

    // The one place that lists every property: a changed copy starts from it.
    [SetsRequiredMembers]
    private ConversionEvent(ConversionEvent other)
    {
        EventName = other.EventName;
        EventId = other.EventId;
        _eventSeconds = other._eventSeconds;
        _extras = other._extras;
        ActionSource = other.ActionSource;
        EventSourceUrl = other.EventSourceUrl;
        UserData = other.UserData;
        CustomData = other.CustomData;
        HasGeneratedEventId = other.HasGeneratedEventId;
        Diagnostics = other.Diagnostics;
    }

    /// <summary>The name of the event, <c>event_name</c>.</summary>
    public required string EventName { get; init; }

    /// <summary>
    /// The id by which Meta counts the event once, <c>event_id</c>: the one that was given, or a new random one. Print it into the page
    /// that fires the pixel.
    /// </summary>
    public required string EventId { get; init; }

    /// <summary>When it happened, <c>event_time</c>, in whole seconds and UTC.</summary>
    public required DateTimeOffset EventTime
    {
        get => DateTimeOffset.FromUnixTimeSeconds(_eventSeconds);
        init => _eventSeconds = value.ToUnixTimeSeconds();
    }

    /// <summary>Where it took place, <c>action_source</c>, or <see langword="null"/> when that was not said.</summary>
    public string? ActionSource { get; init; }

    /// <summary>The channel of a messaging event, <c>messaging_channel</c>, or <see langword="null"/>.</summary>
    public string? MessagingChannel
    {
        get => Extras.MessagingChannel;
        init => Extras = Extras with { MessagingChannel = value };
    }

    /// <summary>The URL of the page, <c>event_source_url</c>, or <see langword="null"/>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? EventSourceUrl { get; init; }

    /// <summary>The URL of the page before, <c>referrer_url</c>, or <see langword="null"/>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ReferrerUrl
    {
        get => Extras.ReferrerUrl;
        init => Extras = Extras with { ReferrerUrl = value };
    }

    /// <summary>Whether it is for attribution only, <c>opt_out</c>, or <see langword="null"/> when that was not said.</summary>
    public bool? OptOut
    {
        get => Extras.OptOut;
        init => Extras = Extras with { OptOut = value };
    }

    /// <summary>Limited Data Use, <c>data_processing_options</c>.</summary>
    public LimitedDataUse LimitedDataUse
    {
        get => Extras.LimitedDataUse;
        init => Extras = Extras with { LimitedDataUse = value };
    }

    /// <summary>How new the customer is, <c>customer_segmentation</c> beside <c>custom_data</c>, or <see langword="null"/>.</summary>
    public string? CustomerSegmentation
    {
        get => Extras.CustomerSegmentation;
        init => Extras = Extras with { CustomerSegmentation = value };
    }

    /// <summary>The table of Meta's advanced analytics, <c>advanced_measurement_table</c>, or <see langword="null"/>.</summary>
    public string? AdvancedMeasurementTable
    {
        get => Extras.AdvancedMeasurementTable;
        init => Extras = Extras with { AdvancedMeasurementTable = value };
    }

    /// <summary>Who it is about, <c>user_data</c>.</summary>
    public UserData UserData { get; init; } = UserData.Empty;

    /// <summary>What it is about, <c>custom_data</c>.</summary>
    public CustomData CustomData { get; init; } = CustomData.Empty;

    /// <summary>The app and the device, <c>app_data</c>.</summary>
    public AppData AppData
    {
        get => Extras.AppData;
        init => Extras = Extras with { AppData = value };
    }

    /// <summary>The earlier event that it is about, <c>original_event_data</c>.</summary>
    public OriginalEventData OriginalEvent
    {
        get => Extras.OriginalEvent;
        init => Extras = Extras with { OriginalEvent = value };
    }

    /// <summary>What an attribution partner found, <c>attribution_data</c>.</summary>
    public AttributionData Attribution
    {
        get => Extras.Attribution;
        init => Extras = Extras with { Attribution = value };
    }

    /// <summary>The names of the further properties that stand beside the standard fields.</summary>
    public IReadOnlyList<string> FurtherPropertyNames => Further.Names;

    /// <summary>The account whose data sources it goes to, or <see langword="null"/> for the only one.</summary>
    public string? Account
    {
        get => Extras.Account;
        init => Extras = Extras with { Account = value };
    }

    /// <summary>What travels beside it in its request.</summary>
    public RequestFields RequestFields
    {
        get => Extras.RequestFields;
        init => Extras = Extras with { RequestFields = value };
    }

    /// <summary>What is known about the person's choice; default nothing. Decides what may be sent and is never sent. Not part of equality.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public ConsentSignals Consent
    {
        get => Extras.Consent;
        init => Extras = Extras with { Consent = value };
    }

    /// <summary>
    /// The <c>Sec-Purpose</c> header of the page's request, such as <c>prefetch</c>, by which a filter knows pages that nobody saw; <see
    /// langword="null"/> when it had none. Never sent. Not part of equality.
    /// </summary>
    public string? SecPurpose
    {
        get => Extras.SecPurpose;
        init => Extras = Extras with { SecPurpose = value };
    }

    /// <summary>Whether the id was made by the builder because none was given.</summary>
    public bool HasGeneratedEventId { get; init; }

    /// <summary>What was removed or corrected while it was built. Not part of equality.</summary>
    public IReadOnlyList<EventDiagnostic> Diagnostics { get; init; } = [];

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal JsonFields Further => Extras.Further;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal EventExtras Extras
    {
        get => _extras ?? EventExtras.None;
        private init => _extras = value;
    }

    /// <summary>Whether both would be the same JSON, in whatever order its members stand.</summary>
    /// <param name="other">The other event.</param>
    /// <returns><see langword="true"/> when everything is equal that travels inside <c>data</c>.</returns>
    public bool Equals(ConversionEvent? other) =>
        other is not null
        && string.Equals(EventName, other.EventName, StringComparison.Ordinal)
        && string.Equals(EventId, other.EventId, StringComparison.Ordinal)
        && _eventSeconds == other._eventSeconds
        && string.Equals(ActionSource, other.ActionSource, StringComparison.Ordinal)
        && string.Equals(MessagingChannel, other.MessagingChannel, StringComparison.Ordinal)
        && string.Equals(CustomerSegmentation, other.CustomerSegmentation, StringComparison.Ordinal)
        && string.Equals(AdvancedMeasurementTable, other.AdvancedMeasurementTable, StringComparison.Ordinal)
        && string.Equals(EventSourceUrl, other.EventSourceUrl, StringComparison.Ordinal)
        && string.Equals(ReferrerUrl, other.ReferrerUrl, StringComparison.Ordinal)
        && OptOut == other.OptOut
        && LimitedDataUse == other.LimitedDataUse
        && UserData.Equals(other.UserData)
        && CustomData.Equals(other.CustomData)
        && AppData.Equals(other.AppData)
        && OriginalEvent.Equals(other.OriginalEvent)
        && Attribution.Equals(other.Attribution)
        && Further.Equals(other.Further);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConversionEvent);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EventName, EventId, _eventSeconds);

    /// <summary>Name and action source; never a value.</summary>
    /// <returns>For example <c>Purchase (website)</c>.</returns>
    public override string ToString() => $"{EventName} ({ActionSource ?? "no action source"})";

    /// <summary>
    /// Writes the event exactly as it travels inside <c>data</c>: only what is set, times in seconds, digests in hexadecimal. The bytes are
    /// the same whatever the writer's options say.
    /// </summary>
    /// <param name="writer">Where to write one JSON object; the caller flushes it.</param>
    /// <exception cref="ArgumentNullException">There is no writer.</exception>
    /// <exception cref="InvalidOperationException">The writer is in a state in which no object may start.</exception>
    /// <example>
    /// <code>
    /// using var stream = new MemoryStream();
    /// using (var writer = new Utf8JsonWriter(stream))
    /// {
    ///     conversion.WriteTo(writer);
    /// }
    /// </code>
    /// </example>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonBuffer json = JsonBuffer.Take();
        try
        {
            EventWriter.Write(this, json);
            writer.WriteRawValue(json.Written, skipInputValidation: true);
        }
        finally
        {
            json.GiveBack();
        }
    }

    /// <summary>Writes the event as <see cref="WriteTo(Utf8JsonWriter)"/> does, straight into a buffer, which costs less.</summary>
    /// <param name="destination">Where to write one JSON object.</param>
    /// <exception cref="ArgumentNullException">There is no destination.</exception>
    /// <example>
    /// <code>
    /// var body = new System.Buffers.ArrayBufferWriter&lt;byte&gt;();
    /// conversion.WriteTo(body);
    /// </code>
    /// </example>
    public void WriteTo(IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        JsonBuffer json = JsonBuffer.Take();
        try
        {
            EventWriter.Write(this, json);
            destination.Write(json.Written);
        }
        finally
        {
            json.GiveBack();
        }
    }

    internal ConversionEvent At(DateTimeOffset time) => new(this) { EventTime = time };
}
