using System.Collections.Frozen;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The severities that a host gave to rules, in place of their own.</summary>
internal sealed class RuleSeverities
{
    private readonly FrozenDictionary<string, DiagnosticRule> _changed;

    private RuleSeverities(FrozenDictionary<string, DiagnosticRule> changed) => _changed = changed;

    /// <summary>Every rule with its own severity.</summary>
    public static RuleSeverities AsDocumented { get; } = new(FrozenDictionary<string, DiagnosticRule>.Empty);

    public static RuleSeverities From(IEnumerable<KeyValuePair<string, DiagnosticSeverity>> severities)
    {
        var changed = new Dictionary<string, DiagnosticRule>(StringComparer.Ordinal);
        foreach ((string idOrName, DiagnosticSeverity severity) in severities)
        {
            if (EventRules.Find(idOrName) is { } rule)
            {
                changed[rule.Id] = rule with { Severity = severity };
            }
        }

        return changed.Count == 0 ? AsDocumented : new RuleSeverities(changed.ToFrozenDictionary(StringComparer.Ordinal));
    }

    public DiagnosticRule Apply(DiagnosticRule rule) => _changed.GetValueOrDefault(rule.Id, rule);
}
