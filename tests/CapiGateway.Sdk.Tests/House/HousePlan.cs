namespace CapiGateway.Sdk.Tests.House;

/// <summary>
/// The plan of the house: the rooms of <c>CapiGateway.Sdk</c> and which rooms each may know. Nothing follows from a row but what it says.
/// </summary>
internal static class HousePlan
{
    public const string Project = "CapiGateway.Sdk";

    /// <summary>The room of the files in the project's own folder: the front door.</summary>
    public const string Root = "(root)";

    public const string DependencyInjection = "DependencyInjection";

    /// <summary>Where the verbs of <see cref="DependencyInjection"/> stand, so that a host finds them without a using.</summary>
    public const string VerbNamespace = "Microsoft.Extensions.DependencyInjection";

    private const string Telemetry = "Telemetry";

    private static readonly string[] Contracts =
        ["Identity", "Events", "DataSources", "Consent", "Filters", "Deduplication", "Outbox", "GraphApi"];

    // The front door is usable by all but the rooms that its own signatures are made of: what it names cannot name it.
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> MayKnow { get; } = Rows(
        ("Identity", [Telemetry]),
        ("Events", ["Identity", Telemetry]),
        ("DataSources", ["Events", Telemetry, Root]),
        ("Consent", ["Events", "DataSources", Telemetry, Root]),
        ("Filters", ["Events", "DataSources", Telemetry, Root]),
        ("Deduplication", ["Events", Telemetry, Root]),
        ("Outbox", ["Identity", "Events", "Deduplication", Telemetry, Root]),
        ("GraphApi", ["Events", "DataSources", Telemetry, Root]),
        ("Publishing", [.. Contracts, Telemetry, Root]),
        (Telemetry, []),
        // Its options and reports are made of the values of the rooms behind it; none of those rooms may then use it, which the circle test holds.
        (Root, ["Identity", "Events", "DataSources", "Outbox", "GraphApi", Telemetry]),
        (DependencyInjection, [.. Contracts, "Publishing", Telemetry, Root]));

    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Rows(params (string Room, string[] MayKnow)[] rows) =>
        rows.ToDictionary(
            row => row.Room,
            row => (IReadOnlySet<string>)row.MayKnow.ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
}
