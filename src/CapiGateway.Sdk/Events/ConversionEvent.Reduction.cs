using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

public sealed partial class ConversionEvent
{
    /// <summary>The same event without some fields, under another Limited Data Use. Fields are named as diagnostics name them.</summary>
    internal ConversionEvent Reduce(Func<string, bool> isRemoved, LimitedDataUse limitedDataUse) => new(this)
    {
        EventSourceUrl = isRemoved("event_source_url") ? null : EventSourceUrl,
        ReferrerUrl = isRemoved("referrer_url") ? null : ReferrerUrl,
        LimitedDataUse = limitedDataUse,
        UserData = UserData.Without(name => isRemoved("user_data." + name)),
        CustomData = Reduce(CustomData, isRemoved),
    };

    /// <summary>The same event without some fields, its pages' addresses changed.</summary>
    internal ConversionEvent Reduce(Func<string, bool> isRemoved, Func<string?, string?> shorten) => new(this)
    {
        EventSourceUrl = shorten(EventSourceUrl),
        ReferrerUrl = shorten(ReferrerUrl),
        UserData = UserData.Without(name => isRemoved("user_data." + name)),
        CustomData = Reduce(CustomData, isRemoved),
    };

    private static CustomData Reduce(CustomData custom, Func<string, bool> isRemoved)
    {
        KeyValuePair<string, JsonValue>[] kept =
            Array.FindAll(custom.Fields.All.ToArray(), field => !isRemoved("custom_data." + field.Key));
        return kept.Length == custom.Fields.Count ? custom : kept.Length == 0 ? CustomData.Empty : new CustomData(new JsonFields(kept));
    }
}
