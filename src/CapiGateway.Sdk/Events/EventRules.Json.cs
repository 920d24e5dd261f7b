using static CapiGateway.Sdk.Events.DiagnosticSeverity;

namespace CapiGateway.Sdk.Events;

public static partial class EventRules
{
    /// <summary>Not JSON.</summary>
    public static readonly DiagnosticRule JsonInvalid = new("CAPI6001", nameof(JsonInvalid), Error,
        "This is not one JSON value in UTF-8, or it is nested deeper than 64 levels.");

    /// <summary>JSON, but no event.</summary>
    public static readonly DiagnosticRule JsonNotAnEvent = new("CAPI6002", nameof(JsonNotAnEvent), Error,
        "An event is a JSON object, and a request an object whose data is a list of events. ConversionEvent.TryParse reads the one, "
        + "ConversionEventBatch.TryParse the other.");

    /// <summary>A name that stands twice in one object.</summary>
    public static readonly DiagnosticRule JsonDuplicateKey = new("CAPI6003", nameof(JsonDuplicateKey), Warning,
        "The name stands twice in one object; the last value was taken. Write it once.");

    /// <summary>A value of another JSON type than documented.</summary>
    public static readonly DiagnosticRule JsonTypeCorrected = new("CAPI6004", nameof(JsonTypeCorrected), Information,
        "The value has another JSON type than documented (text for a number, a number for text …) and was read as what it means.");

    /// <summary>A value that the field cannot hold was left out.</summary>
    public static readonly DiagnosticRule JsonValueUnusable = new("CAPI6005", nameof(JsonValueUnusable), Warning,
        "The field cannot hold this value (wrong JSON type, broken text, a number beyond all bounds, a time in milliseconds, nested deeper "
        + "than 32 levels); it was left out.")
    { LeavesOut = true };

    /// <summary>No event time.</summary>
    public static readonly DiagnosticRule EventTimeMissing = new("CAPI6006", nameof(EventTimeMissing), Error,
        "event_time is missing. Send Unix seconds.")
    { MetaSubcode = 2804019 };

    /// <summary>An event time that is no time.</summary>
    public static readonly DiagnosticRule EventTimeInvalid = new("CAPI6007", nameof(EventTimeInvalid), Error,
        "event_time is no whole number of Unix seconds. Send a number such as 1795917600, not a date: DateTimeOffset.ToUnixTimeSeconds().")
    { MetaSubcode = 2804016 };

    /// <summary>An event time in milliseconds.</summary>
    public static readonly DiagnosticRule EventTimeInMilliseconds = new("CAPI6008", nameof(EventTimeInMilliseconds), Error,
        "event_time is in milliseconds. Send Unix seconds: divide by 1,000, or use DateTimeOffset.ToUnixTimeSeconds().")
    { MetaSubcode = 2804004 };

    /// <summary>More events than a request takes.</summary>
    public static readonly DiagnosticRule TooManyEvents = new("CAPI6009", nameof(TooManyEvents), Information,
        "The body holds more than 1,000 events, which Meta rejects; the gateway splits them into requests that fit.");

    private static DiagnosticRule[] JsonRules() =>
    [
        JsonInvalid, JsonNotAnEvent, JsonDuplicateKey, JsonTypeCorrected, JsonValueUnusable, EventTimeMissing, EventTimeInvalid,
        EventTimeInMilliseconds, TooManyEvents,
    ];
}
