using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Filters;

namespace CapiGateway.Sdk.Tests.Filters;

/// <summary>Events as filters see them.</summary>
internal static class Judged
{
    public static readonly DataSource Source = new() { Id = "1" };

    public static FilterContext Event(string? userAgent = null, string? ip = null, string? url = "https://shop.example.com/", string id = "1", string? purpose = null) =>
        Of(ConversionEvent.Create("Lead").WithEventId(id).FromWebsite(url, userAgent, ip).Build(), purpose);

    public static FilterContext Of(ConversionEvent conversion, string? purpose = null) => new(conversion, Source, purpose);

    public static async Task<string?> ReasonAsync(this IPublishingFilter filter, FilterContext context) =>
        (await filter.CheckAsync(context, CancellationToken.None)).Reason;
}
