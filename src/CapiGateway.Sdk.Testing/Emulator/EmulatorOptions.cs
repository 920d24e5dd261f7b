using System.Net;

namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>
/// What the emulator knows and how strictly it reads. The defaults accept any numeric dataset id and any token, and read events strictly.
/// </summary>
/// <remarks>Immutable. A class without <c>ToString</c> of its own, since it holds tokens.</remarks>
/// <example>
/// <code>
/// await using var strict = new ConversionsApiEmulator(new EmulatorOptions
/// {
///     AccessTokens = ["the-token"],
///     Datasets = [new EmulatorDataset("1234567890123456", DatasetKind.Web)],
///     MissingEventId = Strictness.Reject,
/// });
/// </code>
/// </example>
public sealed class EmulatorOptions
{
    /// <summary>The datasets that exist; default empty: every numeric id exists and is <see cref="DatasetKind.Any"/>.</summary>
    public IReadOnlyCollection<EmulatorDataset> Datasets { get; init; } = [];

    /// <summary>The access tokens that are valid; default empty: every token that is not empty. Others get error 190.</summary>
    public IReadOnlyCollection<string> AccessTokens { get; init; } = [];

    /// <summary>Valid tokens that lack the permission to send events; they get error 200. Default empty.</summary>
    public IReadOnlyCollection<string> TokensWithoutPermission { get; init; } = [];

    /// <summary>The status of error 190; default 401, Meta has been seen to answer 400 too.</summary>
    public HttpStatusCode InvalidTokenStatus { get; init; } = HttpStatusCode.Unauthorized;

    /// <summary>
    /// The secret of the app. When set, <c>appsecret_proof</c> is checked, with <c>appsecret_time</c> (five minutes) or without.
    /// Default none: proofs are not looked at. Meta's documentation: <i>Secure Graph API Calls</i>.
    /// </summary>
    public string? AppSecret { get; init; }

    /// <summary>
    /// Whether the app demands a proof, as its setting "Require App Secret" does; default <see langword="true"/>. Ignored without
    /// <see cref="AppSecret"/>.
    /// </summary>
    public bool RequireAppSecretProof { get; init; } = true;

    /// <summary>
    /// The versions that exist and when each ends, <see langword="null"/> for no end yet. A version that has ended, or is older than all
    /// of these, gets error 2635; one that is unknown otherwise gets 2500. Default <see cref="KnownVersions"/>.
    /// </summary>
    public IReadOnlyDictionary<string, DateTimeOffset?> Versions { get; init; } = KnownVersions;

    /// <summary>
    /// Whether tokens may read the dataset node and its quality. Default <see langword="false"/>, as tokens of Events Manager: every
    /// <c>GET</c> gets error 100/33.
    /// </summary>
    public bool TokensMayRead { get; init; }

    /// <summary>
    /// The access key of <c>POST /capi/{pixel_id}/events</c>, a hosted gateway; default none: every key that is not empty.
    /// </summary>
    public string? HostedGatewayAccessKey { get; init; }

    /// <summary>The largest body, in bytes; default none, as Meta documents none. Larger ones get status 413.</summary>
    public long? MaxRequestBytes { get; init; }

    /// <summary>Contact information that is not a SHA-256 hash; default <see cref="Strictness.Reject"/>.</summary>
    public Strictness UnhashedContactInformation { get; init; } = Strictness.Reject;

    /// <summary>
    /// An event without <c>action_source</c>, which Meta's own examples leave out at times; default <see cref="Strictness.Reject"/>.
    /// </summary>
    public Strictness MissingActionSource { get; init; } = Strictness.Reject;

    /// <summary>A website event without <c>event_source_url</c>; default <see cref="Strictness.Reject"/>.</summary>
    public Strictness MissingEventSourceUrl { get; init; } = Strictness.Reject;

    /// <summary>
    /// A website event without <c>client_user_agent</c>: documented as required, accepted in fact; default <see cref="Strictness.Warn"/>.
    /// </summary>
    public Strictness MissingUserAgent { get; init; } = Strictness.Warn;

    /// <summary>
    /// A website or app event without <c>event_id</c>, which nothing can deduplicate; default <see cref="Strictness.Warn"/>.
    /// </summary>
    public Strictness MissingEventId { get; init; } = Strictness.Warn;

    /// <summary>An event name above 50 characters, a limit known from the Pixel only; default <see cref="Strictness.Warn"/>.</summary>
    public Strictness LongEventName { get; init; } = Strictness.Warn;

    /// <summary>Limited Data Use with neither an IP address nor a state; default <see cref="Strictness.Reject"/>.</summary>
    public Strictness LimitedDataUseWithoutLocation { get; init; } = Strictness.Reject;

    /// <summary>How far <c>event_time</c> may lie in the future; default 60 s. Meta documents no value.</summary>
    public TimeSpan FutureTolerance { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The <c>ctwa_clid</c> values that come from real clicks; default empty: all. Others get error 100/2804087.
    /// </summary>
    public IReadOnlyCollection<string> WhatsAppClickIds { get; init; } = [];

    /// <summary>
    /// Whether an event that the server repeats with the same name and id is discarded like a browser's copy; default
    /// <see langword="true"/>. Meta documents it for browser and server only.
    /// </summary>
    public bool DiscardServerRepeats { get; init; } = true;

    /// <summary>Whether error texts name the bad field by its JSON path; default <see langword="true"/>.</summary>
    public bool ErrorsNamePath { get; init; } = true;

    /// <summary>How errors about events carry <c>error_data</c>; default <see cref="ErrorDataForm.JsonObject"/>.</summary>
    public ErrorDataForm ErrorData { get; init; } = ErrorDataForm.JsonObject;

    /// <summary>How many requests are kept; default 10,000. The oldest are dropped; the counters stay exact.</summary>
    public int MaxRecordedRequests { get; init; } = 10_000;

    /// <summary>How many bytes of request bodies are kept; default 64 MiB. The oldest bodies are dropped first.</summary>
    public long MaxRecordedBodyBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>
    /// How many accepted events, and as many rejections, warnings and unpaired duplicates, are kept; default 100,000 each. The oldest are
    /// dropped; the counters stay exact.
    /// </summary>
    public int MaxRecordedEvents { get; init; } = 100_000;

    /// <summary>How many events deduplication remembers within its window; default 1,000,000. The oldest are forgotten first.</summary>
    public int MaxDeduplicationKeys { get; init; } = 1_000_000;

    /// <summary>
    /// The versions of the Graph API and their ends as published in November 2026. Meta's documentation: <i>Changelog</i>.
    /// </summary>
    public static IReadOnlyDictionary<string, DateTimeOffset?> KnownVersions { get; } =
        new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal)
        {
            ["v20.0"] = new(2026, 9, 24, 0, 0, 0, TimeSpan.Zero),
            ["v21.0"] = new(2027, 1, 21, 0, 0, 0, TimeSpan.Zero),
            ["v22.0"] = new(2027, 5, 20, 0, 0, 0, TimeSpan.Zero),
            ["v23.0"] = new(2027, 10, 8, 0, 0, 0, TimeSpan.Zero),
            ["v24.0"] = new(2028, 2, 18, 0, 0, 0, TimeSpan.Zero),
            ["v25.0"] = new(2028, 7, 29, 0, 0, 0, TimeSpan.Zero),
            ["v26.0"] = null,
        };
}
