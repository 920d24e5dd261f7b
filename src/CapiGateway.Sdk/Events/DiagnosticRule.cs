using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// One thing that can be wrong with an event: a stable id, its severity, and what to do about it. All of them are in
/// <see cref="EventRules"/> and in <c>docs/diagnostics.md</c>.
/// </summary>
/// <param name="Id">The stable id, such as <c>CAPI1001</c>. Never reused for another rule.</param>
/// <param name="Name">The readable name, such as <c>EventTimeTooOld</c>.</param>
/// <param name="Severity">What it means for the event.</param>
/// <param name="Message">What is wrong and what to do, in one or two sentences; never holds a value of an event.</param>
public sealed record DiagnosticRule(string Id, string Name, DiagnosticSeverity Severity, string Message)
{
    /// <summary>The subcode of code 100 with which Meta is known to reject what the rule catches, or <see langword="null"/>.</summary>
    public int? MetaSubcode { get; init; }

    /// <summary>Whether the value was left out, so that the event goes on without it.</summary>
    public bool LeavesOut { get; init; }

    /// <summary>Where the rule is explained.</summary>
    public string HelpUrl => $"{OnlineDocs.Folder}diagnostics.md#{Id.ToLowerInvariant()}";

    /// <summary>The id and the name.</summary>
    /// <returns>For example <c>CAPI1001 EventTimeTooOld</c>.</returns>
    public override string ToString() => $"{Id} {Name}";
}
