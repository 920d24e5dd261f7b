using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk;

public sealed partial class CapiGatewayOptions
{
    /// <summary>Gets or sets how long a consent policy, a filter, the deduplication cache, the source of current signals or the record of
    /// processing may take to answer once; what is done when it takes longer is said where each is described.</summary>
    /// <value>The default value is 1 second. From 10 milliseconds to 1 minute.</value>
    public TimeSpan HookTimeout { get; set; } = CapiGatewayDefaults.HookTimeout;

    /// <summary>Gets or sets whether an event that was published before is recognised and not published again.</summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool Deduplicate { get; set; } = true;

    /// <summary>Gets or sets how many keys the in-memory deduplication cache holds; the oldest make room.</summary>
    /// <value>The default value is 1,000,000, in at most 64 MB. From 1. Not used when another cache or an outbox that deduplicates itself is
    /// registered.</value>
    public int DeduplicationCapacity { get; set; } = CapiGatewayDefaults.DeduplicationCapacity;

    /// <summary>Gets which events leave first when there is no time for all of them, by event name; one that is not named is
    /// <see cref="EventPriority.Normal"/>.</summary>
    /// <value>The default value holds <see cref="EventPriority.High"/> for Purchase, Subscribe, StartTrial, Lead, CompleteRegistration,
    /// SubmitApplication, Schedule and Donate, and <see cref="EventPriority.Low"/> for PageView, ViewContent and Search.</value>
    public IDictionary<string, EventPriority> Priorities { get; } =
        new Dictionary<string, EventPriority>(CapiGatewayDefaults.Priorities, StringComparer.Ordinal);
}
