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
        UserData = Reduce(UserData, isRemoved),
        CustomData = Reduce(CustomData, isRemoved),
    };

    /// <summary>The same event without some fields, its pages' addresses changed.</summary>
    internal ConversionEvent Reduce(Func<string, bool> isRemoved, Func<string?, string?> shorten) => new(this)
    {
        EventSourceUrl = shorten(EventSourceUrl),
        ReferrerUrl = shorten(ReferrerUrl),
        UserData = Reduce(UserData, isRemoved),
        CustomData = Reduce(CustomData, isRemoved),
    };

    private static UserData Reduce(UserData user, Func<string, bool> isRemoved)
    {
        UserDataEntry[] kept = Array.FindAll(user.Entries.ToArray(), entry => !isRemoved("user_data." + entry.Name));
        return kept.Length == user.Entries.Length ? user : kept.Length == 0 ? UserData.Empty : new UserData(kept);
    }

    private static CustomData Reduce(CustomData custom, Func<string, bool> isRemoved)
    {
        KeyValuePair<string, JsonValue>[] kept = Array.FindAll(custom.Fields.All.ToArray(), field => !isRemoved("custom_data." + field.Key));
        return kept.Length == custom.Fields.Count ? custom : kept.Length == 0 ? CustomData.Empty : new CustomData(new JsonFields(kept));
    }
}
