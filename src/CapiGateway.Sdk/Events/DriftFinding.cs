namespace CapiGateway.Sdk.Events;

/// <summary>Something that shows only over many events of a data source. Holds no value of an event but its name.</summary>
/// <param name="Rule">The rule, one of the 7xxx of <see cref="EventRules"/>.</param>
/// <param name="EventName">The name of the events that it was seen at; empty when it does not depend on the name.</param>
/// <param name="Count">How many events it was seen at since the start of the process.</param>
public sealed record DriftFinding(DiagnosticRule Rule, string EventName, long Count)
{
    /// <summary>Rule, name of the event and count in one line.</summary>
    /// <returns>For example <c>CAPI7003 EventIdReused (Purchase): 12</c>.</returns>
    public override string ToString() => EventName.Length == 0 ? $"{Rule}: {Count}" : $"{Rule} ({EventName}): {Count}";
}
