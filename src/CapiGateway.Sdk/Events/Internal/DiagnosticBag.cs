namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Collects diagnostics; costs nothing while there are none. Not thread-safe.</summary>
internal sealed class DiagnosticBag(RuleSeverities? severities = null)
{
    private List<EventDiagnostic>? _found;

    public bool HasError { get; private set; }

    public void Add(DiagnosticRule rule, string field)
    {
        rule = severities?.Apply(rule) ?? rule;

        // The same rule at the same field says nothing new.
        var diagnostic = new EventDiagnostic(rule, field);
        if (_found?.Contains(diagnostic) == true)
        {
            return;
        }

        (_found ??= []).Add(diagnostic);
        HasError |= rule.Severity == DiagnosticSeverity.Error;
    }

    public void AddRange(IReadOnlyList<EventDiagnostic> diagnostics)
    {
        for (int index = 0; index < diagnostics.Count; index++)
        {
            Add(diagnostics[index].Rule, diagnostics[index].Field);
        }
    }

    public IReadOnlyList<EventDiagnostic> ToList() => _found is null ? [] : _found.ToArray();
}
