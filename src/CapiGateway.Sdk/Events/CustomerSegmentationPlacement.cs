namespace CapiGateway.Sdk.Events;

/// <summary>Where <c>customer_segmentation</c> is written: Meta's page lists it in one place and shows it in the other.</summary>
public enum CustomerSegmentationPlacement
{
    /// <summary>As a field of the event, beside <c>custom_data</c>. The default.</summary>
    BesideCustomData,

    /// <summary>As a field of <c>custom_data</c>.</summary>
    InsideCustomData,
}
