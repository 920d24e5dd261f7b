using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// Takes what an attribution partner found. AppendAttribution needs ad, touchpoint, share and value; the rest is known from Meta's own
/// SDKs only.
/// </summary>
/// <remarks>Not thread-safe. Meta's documentation: <i>AppendAttribution event parameters</i>.</remarks>
public sealed class AttributionDataBuilder : SectionBuilder<AttributionDataBuilder>
{
    internal AttributionDataBuilder(DraftHolder holder)
        : base(holder)
    {
    }

    private protected override FieldTable Table => AttributionDataFields.Table;

    private protected override JsonDraft DraftIn(EventDraft draft) => draft.Attribution ??= new();

    /// <summary>Sets the windows that attribution was made with, <c>attribution_setting</c>.</summary>
    /// <param name="inactivityWindowHours">The window of inactivity in hours; default not said.</param>
    /// <param name="reattributionWindowHours">The window of reattribution in hours; default not said.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder Setting(int? inactivityWindowHours = null, int? reattributionWindowHours = null)
    {
        var setting = new JsonDraft();
        setting.Add("inactivity_window_hours", (decimal?)inactivityWindowHours);
        setting.Add("reattribution_window_hours", (decimal?)reattributionWindowHours);
        return setting.Count == 0 ? this : Set(AttributionDataFields.Setting, JsonValue.From(setting.ToFields()));
    }

    /// <summary>Sets the ad, <c>ad_id</c>.</summary>
    /// <param name="id">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder AdId(string? id) => Set("ad_id", id);

    /// <summary>Sets when the ad was seen or clicked, <c>touchpoint_ts</c>.</summary>
    /// <param name="time">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder Touchpoint(DateTimeOffset time) => Set("touchpoint_ts", (decimal?)time.ToUnixTimeSeconds());

    /// <summary>Sets the share of the conversion that the ad is given, from 0 to 1, <c>attribution_share</c>.</summary>
    /// <param name="share">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder Share(decimal share) => Set("attribution_share", (decimal?)share);

    /// <summary>Sets the share times the value of the conversion, <c>attribution_value</c>.</summary>
    /// <param name="value">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder Value(decimal value) => Set("attribution_value", (decimal?)value);

    /// <summary>Sets the scope, <c>scope</c>.</summary>
    /// <param name="scope">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder Scope(string? scope) => Set("scope", scope);

    /// <summary>Sets when the site was visited, <c>visit_time</c>.</summary>
    /// <param name="time">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder VisitTime(DateTimeOffset time) => Set("visit_time", (decimal?)time.ToUnixTimeSeconds());

    /// <summary>Sets the ad set, <c>adset_id</c>.</summary>
    /// <param name="id">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder AdSetId(string? id) => Set("adset_id", id);

    /// <summary>Sets the campaign, <c>campaign_id</c>.</summary>
    /// <param name="id">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder CampaignId(string? id) => Set("campaign_id", id);

    /// <summary>Sets the model, one of <see cref="AttributionModels"/>, <c>attribution_model</c>.</summary>
    /// <param name="model">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder Model(string? model) => Set("attribution_model", model);

    /// <summary>Sets the window, <c>attr_window</c>.</summary>
    /// <param name="window">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder Window(int window) => Set("attr_window", (decimal?)window);

    /// <summary>Sets the source, <c>attribution_source</c>.</summary>
    /// <param name="source">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder Source(string? source) => Set("attribution_source", source);

    /// <summary>Sets the type of the touchpoint, <c>touchpoint_type</c>.</summary>
    /// <param name="type">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder TouchpointType(string? type) => Set("touchpoint_type", type);

    /// <summary>Sets the method, one of <see cref="AttributionMethods"/>, <c>attribution_method</c>.</summary>
    /// <param name="method">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder Method(string? method) => Set("attribution_method", method);

    /// <summary>Sets why it was declined, one of <see cref="AttributionDeclineReasons"/>, <c>decline_reason</c>.</summary>
    /// <param name="reason">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder DeclineReason(string? reason) => Set("decline_reason", reason);

    /// <summary>Sets the auditing token, <c>auditing_token</c>.</summary>
    /// <param name="token">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder AuditingToken(string? token) => Set("auditing_token", token);

    /// <summary>Sets the linkage key, <c>linkage_key</c>.</summary>
    /// <param name="key">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder LinkageKey(string? key) => Set("linkage_key", key);

    /// <summary>Sets the id of the touchpoint, <c>touchpoint_id</c>.</summary>
    /// <param name="id">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder TouchpointId(string? id) => Set("touchpoint_id", id);

    /// <summary>Sets the total credit, <c>total_credit</c>.</summary>
    /// <param name="credit">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder TotalCredit(decimal credit) => Set("total_credit", (decimal?)credit);

    /// <summary>Sets the partner's id of its client, <c>partner_client_id</c>.</summary>
    /// <param name="id">The value.</param>
    /// <returns>This builder.</returns>
    public AttributionDataBuilder PartnerClientId(string? id) => Set("partner_client_id", id);
}
