using System.Collections.Frozen;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Which events leave first when there is no time for all.</summary>
internal sealed class EventPriorities(IEnumerable<KeyValuePair<string, EventPriority>> byName)
{
    private readonly FrozenDictionary<string, EventPriority> _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);

    public EventPriority Of(string eventName) => _byName.GetValueOrDefault(eventName, EventPriority.Normal);
}
