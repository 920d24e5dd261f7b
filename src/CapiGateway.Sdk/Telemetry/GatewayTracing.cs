using System.Diagnostics;

namespace CapiGateway.Sdk.Telemetry;

/// <summary>The spans: one around a publish, one around a request, and links from the second to the first.</summary>
internal static class GatewayTracing
{
    public const string PublishSpan = "capigateway.publish";
    public const string RequestSpan = "capigateway.send";

    /// <summary>The most publish spans that a request span is linked to: what tracing systems take.</summary>
    public const int MostLinks = 128;

    private static readonly ActivitySource Source = new(CapiGatewayTelemetry.ActivitySourceName, CapiGatewayTelemetry.Version);

    /// <summary>Whether anybody listens.</summary>
    public static bool IsHeard => Source.HasListeners();

    /// <summary>What an event takes along from its publish span, in W3C form; <see langword="null"/> when nobody listens.</summary>
    public static string? CurrentTraceParent =>
        Source.HasListeners() && Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>Begins a publish span; <see langword="null"/> when nobody listens.</summary>
    public static Activity? StartPublish(string eventName)
    {
        Activity? activity = Source.StartActivity(PublishSpan, ActivityKind.Producer);
        return activity?.SetTag(TelemetryTags.EventName, eventName);
    }

    /// <summary>Begins a request span; <see langword="null"/> when nobody listens. Links are made only then.</summary>
    public static Activity? StartRequest<TState>(string dataSourceId, int events, TState state, Func<TState, IEnumerable<string?>> traceParents)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var links = new List<ActivityLink>();
        foreach (string? traceParent in traceParents(state).Where(text => text is not null).Distinct(StringComparer.Ordinal).Take(MostLinks))
        {
            if (ActivityContext.TryParse(traceParent, traceState: null, isRemote: false, out ActivityContext context))
            {
                links.Add(new ActivityLink(context));
            }
        }

        Activity? activity = Source.StartActivity(RequestSpan, ActivityKind.Client, parentContext: default, links: links);
        return activity?.SetTag(TelemetryTags.Source, dataSourceId).SetTag(TelemetryTags.BatchSize, events);
    }
}
