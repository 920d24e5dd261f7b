namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>The names in the JSON of an entry. Stored by hosts, so they never change.</summary>
internal static class EntryFields
{
    public const string Id = "id";
    public const string DisplayName = "display_name";
    public const string Account = "account";
    public const string Credential = "credential";
    public const string GatewayAddress = "gateway_address";
    public const string TestEventCode = "test_event_code";
    public const string TestEventCodeExpiresAt = "test_event_code_expires_at";
    public const string AllowedDomains = "allowed_domains";
    public const string BlockedDomains = "blocked_domains";
    public const string Fields = "fields";
    public const string UserData = "user_data";
    public const string CustomData = "custom_data";
    public const string Urls = "urls";
    public const string QueryKeys = "query_keys";
    public const string State = "state";
    public const string PublishingOff = "publishing_off";
    public const string EventNamesOff = "event_names_off";
    public const string Version = "version";
    public const string ChangedAt = "changed_at";
    public const string ChangedBy = "changed_by";
}
