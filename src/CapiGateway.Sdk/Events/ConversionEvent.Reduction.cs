using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

public sealed partial class ConversionEvent
{
    /// <summary>
    /// Whether it can go without some fields under a Limited Data Use: it is no event without its name, and without its opt-out it would
    /// ask for less restraint.
    /// </summary>
    internal bool CanBeReduced(Func<string, bool> isRemoved, LimitedDataUse limitedDataUse) =>
        !(isRemoved(EventFields.EventName)
            || isRemoved(EventFields.EventTime)
            || isRemoved(EventFields.EventId)
            || (ActionSource is not null && isRemoved(EventFields.ActionSource))
            || (MessagingChannel is not null && isRemoved(EventFields.MessagingChannel))
            || (OptOut is not null && isRemoved(EventFields.OptOut))
            || (limitedDataUse.Enabled is not null
                && (isRemoved(EventFields.DataProcessingOptions)
                    || isRemoved(EventFields.DataProcessingOptionsCountry)
                    || isRemoved(EventFields.DataProcessingOptionsState))));

    /// <summary>
    /// The same event without some fields, as far as it <see cref="CanBeReduced"/>, under another Limited Data Use. Fields are named as
    /// diagnostics name them.
    /// </summary>
    internal ConversionEvent Reduce(Func<string, bool> isRemoved, LimitedDataUse limitedDataUse) => new(this)
    {
        EventSourceUrl = Keep(EventFields.EventSourceUrl, EventSourceUrl, isRemoved),
        UserData = UserData.Without(name => isRemoved("user_data." + name)),
        CustomData = Reduce(CustomData, isRemoved),
        Extras = Extras with
        {
            ReferrerUrl = Keep(EventFields.ReferrerUrl, ReferrerUrl, isRemoved),
            CustomerSegmentation = Keep(EventFields.CustomerSegmentation, CustomerSegmentation, isRemoved),
            AdvancedMeasurementTable = Keep(EventFields.AdvancedMeasurementTable, AdvancedMeasurementTable, isRemoved),
            AppData = Reduce(AppData, AppDataFields.Table, isRemoved, static fields => new AppData(fields)),
            OriginalEvent = Reduce(OriginalEvent, OriginalEventFields.Table, isRemoved, static fields => new OriginalEventData(fields)),
            Attribution = Reduce(Attribution, AttributionDataFields.Table, isRemoved, static fields => new AttributionData(fields)),
            Further = Reduce(Further, EventFields.Table, isRemoved),
            LimitedDataUse = limitedDataUse,
        },
    };

    /// <summary>The same event without some fields of the person and of what it is about, its pages' addresses changed.</summary>
    internal ConversionEvent Reduce(Func<string, bool> isRemoved, Func<string?, string?> shorten) => new(this)
    {
        EventSourceUrl = shorten(EventSourceUrl),
        ReferrerUrl = shorten(ReferrerUrl),
        UserData = UserData.Without(name => isRemoved("user_data." + name)),
        CustomData = Reduce(CustomData, isRemoved),
    };

    private static string? Keep(string name, string? value, Func<string, bool> isRemoved) => isRemoved(name) ? null : value;

    private static CustomData Reduce(CustomData custom, Func<string, bool> isRemoved) =>
        Reduce(custom, CustomDataFields.Table, isRemoved, static fields => new CustomData(fields));

    private static TSection Reduce<TSection>(
        TSection section, FieldTable table, Func<string, bool> isRemoved, Func<JsonFields, TSection> make)
        where TSection : EventSection
    {
        JsonFields kept = Reduce(section.Fields, table, isRemoved);
        return ReferenceEquals(kept, section.Fields) ? section : make(kept);
    }

    private static JsonFields Reduce(JsonFields fields, FieldTable table, Func<string, bool> isRemoved)
    {
        string section = table.Path.Length == 0 ? string.Empty : table.Path + ".";
        KeyValuePair<string, JsonValue>[] kept = Array.FindAll(fields.All.ToArray(), field => !isRemoved(section + field.Key));
        return kept.Length == fields.Count ? fields : JsonFields.Over(kept);
    }
}
