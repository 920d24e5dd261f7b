namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The fields beside <c>data</c>, the credentials among them. Meta's documentation: <i>Main Body Parameters</i>.</summary>
internal static class RequestFieldNames
{
    public const string Data = "data";
    public const string TestEventCode = "test_event_code";
    public const string PartnerAgent = "partner_agent";
    public const string NamespaceId = "namespace_id";
    public const string UploadId = "upload_id";
    public const string UploadTag = "upload_tag";
    public const string UploadSource = "upload_source";
    public const string Progress = "progress";
    public const string Platforms = "platforms";

    public static readonly FieldTable Table = new(
        "",
        (FieldKind.Any, "data test_event_code partner_agent namespace_id upload_id upload_tag upload_source progress platforms "
            + "access_token appsecret_proof appsecret_time accessKey"));
}
