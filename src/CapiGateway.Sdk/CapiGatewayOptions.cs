using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk;

/// <summary>
/// How a gateway behaves. Validated when the host starts, and at the latest when the gateway is first resolved; changing it afterwards has
/// no effect.
/// </summary>
/// <example>
/// <code>
/// builder.Services
///     .AddCapiGateway(options =>
///     {
///         options.DefaultCallingCode = "49";
///         options.MaxBatchDelay = TimeSpan.FromSeconds(1);
///         options.RuleSeverities["CAPI2008"] = DiagnosticSeverity.Error;
///     })
///     .AddDataSource(datasetId, accessToken);
/// </code>
/// </example>
public sealed partial class CapiGatewayOptions
{
    /// <summary>Gets or sets whether the gateway accepts events.</summary>
    /// <value>The default value is <see langword="true"/>. When <see langword="false"/>, every event comes back as
    /// <see cref="PublishOutcome.Disabled"/>, and neither data source nor token is needed.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the address of Meta's Graph API.</summary>
    /// <value>The default value is <c>https://graph.facebook.com</c>. Absolute, http or https, without the version.</value>
    public Uri GraphApiBaseAddress { get; set; } = CapiGatewayDefaults.GraphApiBaseAddress;

    /// <summary>Gets or sets the version of the Graph API.</summary>
    /// <value>The default value is <c>v25.0</c>. From <c>v20.0</c>. Meta's documentation: <i>Graph API Changelog</i>.</value>
    public string GraphApiVersion { get; set; } = CapiGatewayDefaults.GraphApiVersion;

    /// <summary>Gets or sets where a request carries the access token.</summary>
    /// <value>The default value is <see cref="TokenPlacement.BearerHeader"/>, which no log of addresses can hold.</value>
    public TokenPlacement TokenPlacement { get; set; } = TokenPlacement.BearerHeader;

    /// <summary>Gets or sets how <c>appsecret_proof</c> is computed, for data sources that have an app secret.</summary>
    /// <value>The default value is <see cref="AppSecretProofForm.Classic"/>.</value>
    public AppSecretProofForm AppSecretProofForm { get; set; }

    /// <summary>Gets or sets the platform that sends for the advertiser, <c>partner_agent</c>.</summary>
    /// <value>The default value is <see langword="null"/>. Fewer than 23 characters, at least two letters.</value>
    public string? PartnerAgent { get; set; }

    /// <summary>Gets or sets the most events in one request.</summary>
    /// <value>The default value is 1,000, which is also Meta's limit. From 1.</value>
    public int MaxBatchSize { get; set; } = CapiGatewayDefaults.MostEventsInABatch;

    /// <summary>Gets or sets the most bytes in one request, a token in its body included. An event that is larger alone, without the token, is
    /// <see cref="PublishOutcome.Invalid"/>.</summary>
    /// <value>The default value is 1,048,576 bytes. From 4,096.</value>
    public int MaxBatchBytes { get; set; } = CapiGatewayDefaults.MaxBatchBytes;

    /// <summary>Gets or sets how long the first event of a batch waits for others.</summary>
    /// <value>The default value is 500 milliseconds. Zero sends at once; up to one hour.</value>
    public TimeSpan MaxBatchDelay { get; set; } = CapiGatewayDefaults.MaxBatchDelay;

    /// <summary>Gets or sets how many requests run at the same time for one data source.</summary>
    /// <value>The default value is 4. From 1 to 64.</value>
    public int MaxConcurrentRequests { get; set; } = CapiGatewayDefaults.MaxConcurrentRequests;

    /// <summary>Gets or sets how long one request may take.</summary>
    /// <value>The default value is 15 seconds. Positive, up to 5 minutes.</value>
    public TimeSpan AttemptTimeout { get; set; } = CapiGatewayDefaults.AttemptTimeout;

    /// <summary>Gets or sets the delay after the first failure; it doubles with each further one, and the actual delay is drawn evenly
    /// between zero and it.</summary>
    /// <value>The default value is 1 second. Positive.</value>
    public TimeSpan RetryBaseDelay { get; set; } = CapiGatewayDefaults.RetryBaseDelay;

    /// <summary>Gets or sets the longest delay between two attempts.</summary>
    /// <value>The default value is 5 minutes. At least <see cref="RetryBaseDelay"/>.</value>
    public TimeSpan RetryMaxDelay { get; set; } = CapiGatewayDefaults.RetryMaxDelay;

    /// <summary>Gets or sets how often a batch is sent again when Meta says that it received fewer events than were sent. Other failures do
    /// not count.</summary>
    /// <value>The default value is 3. From 0; then the events end as unconfirmed.</value>
    public int UnconfirmedResends { get; set; } = CapiGatewayDefaults.UnconfirmedResends;

    /// <summary>Gets or sets how many events the in-memory outbox holds for one data source.</summary>
    /// <value>The default value is 100,000. From 1.</value>
    public int OutboxCapacity { get; set; } = CapiGatewayDefaults.OutboxCapacity;

    /// <summary>Gets or sets how many bytes of events the in-memory outbox holds for one data source.</summary>
    /// <value>The default value is 256 MiB. At least <see cref="MaxBatchBytes"/>.</value>
    public long OutboxCapacityBytes { get; set; } = CapiGatewayDefaults.OutboxCapacityBytes;

    /// <summary>Gets or sets what happens to an event when the outbox is full.</summary>
    /// <value>The default value is <see cref="OutboxFullMode.Wait"/>.</value>
    public OutboxFullMode OutboxFullMode { get; set; } = OutboxFullMode.Wait;

    /// <summary>Gets or sets how long a caller waits for room in <see cref="OutboxFullMode.Wait"/>.</summary>
    /// <value>The default value is 100 milliseconds. Zero refuses at once; up to one minute.</value>
    public TimeSpan EnqueueTimeout { get; set; } = CapiGatewayDefaults.EnqueueTimeout;

    /// <summary>Gets or sets how long <see cref="ICapiGateway.SendAsync"/> goes on trying, all its requests together.</summary>
    /// <value>The default value is 60 seconds. Positive.</value>
    public TimeSpan SendTimeout { get; set; } = CapiGatewayDefaults.SendTimeout;

    /// <summary>Gets or sets how long <see cref="ICapiGateway.FlushAsync"/> takes at the most.</summary>
    /// <value>The default value is 10 seconds. Positive.</value>
    public TimeSpan FlushTimeout { get; set; } = CapiGatewayDefaults.FlushTimeout;

    /// <summary>Gets or sets how long the gateway drains its outbox when it stops.</summary>
    /// <value>The default value is 10 seconds; a host allows 30 for all its services. Zero drains nothing.</value>
    public TimeSpan ShutdownTimeout { get; set; } = CapiGatewayDefaults.ShutdownTimeout;

    /// <summary>Gets or sets the calling code of phone numbers written without one, such as <c>1</c> or <c>49</c>.</summary>
    /// <value>The default value is <see langword="null"/>: such numbers are hashed as they are, with a warning. Applies to events that
    /// are built with the injected <see cref="EventDefaults"/>.</value>
    public string? DefaultCallingCode { get; set; }

    /// <summary>Gets or sets the country of people whose country is not given, such as <c>us</c>: it decides the rules of postal codes and
    /// states and is not sent.</summary>
    /// <value>The default value is <see langword="null"/>. A code or name of ISO 3166-1. Applies to events that are built with the injected
    /// <see cref="EventDefaults"/>.</value>
    public string? DefaultCountryCode { get; set; }

    /// <summary>Gets or sets how external ids are sent. It must be the same in every channel.</summary>
    /// <value>The default value is <see cref="ExternalIdForm.Hashed"/>. Applies to events that are built with the injected
    /// <see cref="EventDefaults"/>.</value>
    public ExternalIdForm ExternalIdForm { get; set; }

    /// <summary>Gets or sets whether e-mail addresses and phone numbers are removed from URLs and free text.</summary>
    /// <value>The default value is <see langword="true"/>. Applies to events that are built with the injected
    /// <see cref="EventDefaults"/>.</value>
    public bool RemovePersonalDataFromText { get; set; } = true;

    /// <summary>Gets the severities that rules have here instead of their own, by the rule's id or name: an event with an
    /// <see cref="DiagnosticSeverity.Error"/> is <see cref="PublishOutcome.Invalid"/>, one with less is sent.</summary>
    /// <value>The default value is empty: every rule of <see cref="EventRules"/> has its own severity. Applies where events are
    /// published, also to what was found while they were built.</value>
    public IDictionary<string, DiagnosticSeverity> RuleSeverities { get; } = new Dictionary<string, DiagnosticSeverity>(StringComparer.OrdinalIgnoreCase);
}
