using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk;

internal static partial class CapiGatewayDefaults
{
    // The capacity of InMemoryDeduplicationCache; a test holds the two together, since the front door knows nothing of that room.
    public const int DeduplicationCapacity = 1_000_000;

    public static readonly TimeSpan HookTimeout = TimeSpan.FromSeconds(1);

    public static IEnumerable<KeyValuePair<string, EventPriority>> Priorities =>
    [
        new(EventNames.Purchase, EventPriority.High),
        new(EventNames.Subscribe, EventPriority.High),
        new(EventNames.StartTrial, EventPriority.High),
        new(EventNames.Lead, EventPriority.High),
        new(EventNames.CompleteRegistration, EventPriority.High),
        new(EventNames.SubmitApplication, EventPriority.High),
        new(EventNames.Schedule, EventPriority.High),
        new(EventNames.Donate, EventPriority.High),
        new(EventNames.PageView, EventPriority.Low),
        new(EventNames.ViewContent, EventPriority.Low),
        new(EventNames.Search, EventPriority.Low),
    ];
}
