namespace CapiGateway.Sdk.DataSources;

/// <summary>Where the events of a data source are posted.</summary>
public enum DestinationKind
{
    /// <summary>Meta's Graph API, <c>POST /{version}/{dataset_id}/events</c>.</summary>
    GraphApi,

    /// <summary>A hosted Conversions API Gateway, <c>POST /capi/{pixel_id}/events</c>.</summary>
    HostedGateway,
}
