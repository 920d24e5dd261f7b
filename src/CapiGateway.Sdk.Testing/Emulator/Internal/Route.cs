namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>A request path, taken apart.</summary>
internal readonly record struct Route(RouteKind Kind, string? Version, string? DatasetId)
{
    public static Route Parse(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["capi", var id, "events"] => new(RouteKind.HostedGatewayEvents, null, id),
            [var version, var id, "events"] when IsVersion(version) => new(RouteKind.Events, version, id),
            [var version, "dataset_quality"] when IsVersion(version) => new(RouteKind.DatasetQuality, version, null),
            [var version, var id] when IsVersion(version) => new(RouteKind.DatasetNode, version, id),
            _ => default,
        };
    }

    /// <summary>Reads the number of a version such as <c>v25.0</c>.</summary>
    public static bool TryReadVersion(string text, out Version? version)
    {
        version = null;
        return text.StartsWith('v') && System.Version.TryParse(text.AsSpan(1), out version);
    }

    private static bool IsVersion(string text) => TryReadVersion(text, out _);
}
