using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>The requests of the folder <c>Requests</c>, as a host writes them with the builder.</summary>
internal static partial class WrittenRequests
{
    private const string Agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15";
    private const string Page = "https://shop.example/thank-you?order=SO-7";
    private const string Jane = "jane@example.com";
    private const string Customer = "user-42";
    private const string DeviceId = "38400000-8cf0-11bd-b23e-10b96e40000d";

    private static readonly string Fbc =
        $"fb.1.{Some.Now.AddDays(-1).ToUnixTimeMilliseconds()}.IwAR2F4-dbP0l7Mn1IawQQGCINEz7PYXQvwjNwB_qa2ofrHyiLjcbCRxTDMgk";

    private static readonly string Fbp = $"fb.1.{Some.Now.AddDays(-10).ToUnixTimeMilliseconds()}.1116446470";

    public static IReadOnlyDictionary<string, Func<ConversionEvent[]>> All { get; } = new[] { Web, Abroad, Apps, Elsewhere }
        .SelectMany(group => group)
        .ToDictionary(StringComparer.Ordinal);

    private static ConversionEventBuilder OnTheWeb(this ConversionEventBuilder builder, string id, string? clientIp = null) =>
        builder.WithEventId(id).At(-60).FromWebsite(Page, Agent, clientIp);

    private static TBuilder At<TBuilder>(this EventBuilder<TBuilder> builder, int seconds)
        where TBuilder : EventBuilder<TBuilder> => builder.WithEventTime(Some.Now.AddSeconds(seconds));

    private static ConversionEvent Made<TBuilder>(this EventBuilder<TBuilder> builder)
        where TBuilder : EventBuilder<TBuilder> => builder.Build(Some.Defaults);
}
