using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Tests.Testing.Emulator;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>
/// For each rule whose event Meta would reject, an event as somebody would write it by hand that breaks this rule and no other.
/// </summary>
internal static class BrokenEvents
{
    private static readonly Dictionary<string, Func<JsonObject>> Makers = new(StringComparer.Ordinal)
    {
        [nameof(EventRules.EventTimeTooOld)] = () => Purchase().With("event_time", Some.Now.AddDays(-8).ToUnixTimeSeconds()),
        [nameof(EventRules.EventTimeInFuture)] = () => Purchase().With("event_time", Some.Now.AddHours(1).ToUnixTimeSeconds()),
        [nameof(EventRules.EventTimeMissing)] = () => Purchase().Without("event_time"),
        [nameof(EventRules.EventTimeInvalid)] = () => Purchase().With("event_time", "today"),
        [nameof(EventRules.EventTimeInMilliseconds)] = () => Purchase().With("event_time", Some.Now.ToUnixTimeMilliseconds()),
        [nameof(EventRules.EventNameMissing)] = () => Purchase().With("event_name", " "),
        [nameof(EventRules.ActionSourceMissing)] = () => Purchase().Without("action_source"),
        [nameof(EventRules.EventSourceUrlMissing)] = () => Purchase().Without("event_source_url"),
        [nameof(EventRules.LimitedDataUseNeedsIp)] = () =>
            Purchase().WithJson("data_processing_options", """["LDU"]""").Without("user_data.client_ip_address"),
        [nameof(EventRules.LimitedDataUseInvalid)] = () => Purchase().WithJson("data_processing_options", """["NEW"]"""),
        [nameof(EventRules.UserDataMissing)] = () => Purchase().WithJson("user_data", "{}"),
        [nameof(EventRules.UserDataTooBroad)] = () =>
            Purchase().With("user_data", new JsonObject { ["client_user_agent"] = "Mozilla/5.0", ["country"] = Hash("us") }),
        [nameof(EventRules.LeadIdInvalid)] = () =>
            Of("crm").With("user_data.lead_id", "00Q5f000003abcd").With("user_data.em", Hash("a@b.cd")),
        [nameof(EventRules.PurchaseWithoutValue)] = () => Purchase().Without("custom_data.value"),
        [nameof(EventRules.PurchaseWithoutCurrency)] = () => Purchase().Without("custom_data.currency"),
        [nameof(EventRules.ValueNegative)] = () => Purchase().With("custom_data.value", -1),
        [nameof(EventRules.ValueNotANumber)] = () => Purchase().With("custom_data.value", "€12,50"),
        [nameof(EventRules.CurrencyInvalid)] = () => Purchase().With("custom_data.currency", "EURO"),
        [nameof(EventRules.LeadEventSourceMissing)] = () => Purchase().With("custom_data.event_source", "crm"),
        [nameof(EventRules.MessagingChannelMissing)] = () => Of("messenger").Without("messaging_channel"),
        [nameof(EventRules.MessagingEventNameNotAllowed)] = () => Of("messenger").With("event_name", "Lead"),
        [nameof(EventRules.MessagingFieldLeftOut)] = () => Of("messenger").With("user_data.client_ip_address", "8.8.8.8"),
        [nameof(EventRules.MessengerIdMissing)] = () => Of("messenger").Without("user_data.page_scoped_user_id"),
        [nameof(EventRules.WhatsAppAccountMissing)] = () => Of("whatsapp").Without("user_data.whatsapp_business_account_id"),
        [nameof(EventRules.WhatsAppClickIdMissing)] = () => Of("whatsapp").Without("user_data.ctwa_clid"),
        [nameof(EventRules.InstagramAccountMissing)] = () => Of("instagram").Without("user_data.ig_account_id"),
        [nameof(EventRules.InstagramUserMissing)] = () => Of("instagram").Without("user_data.ig_sid"),
        [nameof(EventRules.AdvertiserTrackingMissing)] = () => Of("app").Without("app_data.advertiser_tracking_enabled"),
        [nameof(EventRules.DeviceInfoMissing)] = () => Of("app").Without("app_data.extinfo"),
        [nameof(EventRules.DeviceInfoInvalid)] = () =>
        {
            JsonObject app = Of("app");
            app["app_data"]!["extinfo"]![4] = "";
            return app;
        },
        [nameof(EventRules.AttributionDataIncomplete)] = () => Of("append").Without("attribution_data.ad_id"),
        [nameof(EventRules.OriginalEventIncomplete)] = () => Of("append").Without("original_event_data.event_name"),
        [nameof(EventRules.AttributionShareInvalid)] = () => Of("append").With("attribution_data.attribution_share", 2),
        [nameof(EventRules.OriginalEventBeforeTouchpoint)] = () =>
            Of("append").With("attribution_data.touchpoint_ts", Some.Now.ToUnixTimeSeconds()),
    };

    public static IReadOnlyCollection<string> Rules => Makers.Keys;

    /// <summary>An event that breaks a rule; another object each time.</summary>
    public static JsonObject Breaking(string rule) => Makers[rule]();

    /// <summary>An event of <see cref="Some.All"/> as JSON that may be changed.</summary>
    public static JsonObject Of(string kind) => JsonNode.Parse(Json.Text(Some.All[kind]()))!.AsObject();

    public static JsonObject Purchase() => Of("website");

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
