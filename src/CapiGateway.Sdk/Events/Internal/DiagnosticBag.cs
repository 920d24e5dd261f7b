namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Collects diagnostics, so many that a person can read them; costs nothing while there are none. Not thread-safe.
/// </summary>
internal sealed class DiagnosticBag(RuleSeverities? severities = null)
{
    // JSON that somebody else wrote could hold a hundred thousand bad fields.
    private const int Most = 200;

    private RuleSeverities? _severities = severities;
    private List<EventDiagnostic>? _found;

    public bool HasError { get; private set; }

    public void Add(DiagnosticRule rule, string field)
    {
        rule = _severities?.Apply(rule) ?? rule;
        bool isFirstError = rule.Severity == DiagnosticSeverity.Error && !HasError;
        HasError |= isFirstError;

        // The same rule at the same field says nothing new; what stops an event is said whatever was said before.
        var diagnostic = new EventDiagnostic(rule, field);
        if (_found is null || ((_found.Count < Most || isFirstError) && !_found.Contains(diagnostic)))
        {
            (_found ??= []).Add(diagnostic);
        }
    }

    public void AddRange(IReadOnlyList<EventDiagnostic> diagnostics)
    {
        for (int index = 0; index < diagnostics.Count; index++)
        {
            Add(diagnostics[index].Rule, diagnostics[index].Field);
        }
    }

    public void Clear() => (_found, HasError) = (null, false);

    /// <summary>Empties it for an event of another gateway, with its severities.</summary>
    public void Restart(RuleSeverities others)
    {
        _severities = others;
        Clear();
    }

    public IReadOnlyList<EventDiagnostic> ToList() => _found is null ? [] : _found.ToArray();
}
