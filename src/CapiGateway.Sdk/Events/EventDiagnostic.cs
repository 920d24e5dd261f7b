namespace CapiGateway.Sdk.Events;

/// <summary>
/// A rule that an event ran into, and where. Holds the name of a field, never a value.
/// </summary>
/// <param name="Rule">The rule.</param>
/// <param name="Field">The field in Meta's spelling, such as <c>user_data.em</c>; empty when the whole event is meant.</param>
public readonly record struct EventDiagnostic(DiagnosticRule Rule, string Field)
{
    /// <summary>The rule's stable id, such as <c>CAPI1001</c>.</summary>
    public string Id => Rule.Id;

    /// <summary>What it means for the event.</summary>
    public DiagnosticSeverity Severity => Rule.Severity;

    /// <summary>What is wrong and what to do.</summary>
    public string Message => Rule.Message;

    /// <summary>Rule, field and message in one line.</summary>
    /// <returns>For example <c>CAPI1001 EventTimeTooOld (event_time): …</c>.</returns>
    public override string ToString() => Field.Length == 0 ? $"{Rule}: {Rule.Message}" : $"{Rule} ({Field}): {Rule.Message}";
}
