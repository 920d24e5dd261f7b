using CapiGateway.Sdk;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Samples.Quickstart;

/// <summary>Counts what the library found in the events: rules that made them invalid, identifiers hashed and dropped, the rest.</summary>
internal sealed class Findings
{
    private readonly SortedDictionary<string, int> _invalid = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Rule, string Field), int> _noticed = [];

    /// <summary>How many events each rule made invalid.</summary>
    public IReadOnlyDictionary<string, int> Invalid => _invalid;

    /// <summary>How often a rule of another severity met a field.</summary>
    public IReadOnlyDictionary<(string Rule, string Field), int> Noticed => _noticed;

    public IReadOnlyList<IdentifierCount> Identifiers { get; } =
    [
        new("E-mail", "em"), new("Phone", "ph"), new("First name", "fn"), new("Last name", "ln"), new("Gender", "ge"),
        new("Date of birth", "db"), new("City", "ct"), new("State", "st"), new("Postal code", "zp"), new("Country", "country"),
        new("External id", "external_id"),
    ];

    public void Add(UserData user, PublishReceipt receipt)
    {
        foreach (IdentifierCount identifier in Identifiers.Where(identifier => user.Has(identifier.Field)))
        {
            identifier.CountHashed();
        }

        foreach (EventDiagnostic diagnostic in receipt.Diagnostics)
        {
            Add(diagnostic);
        }
    }

    private void Add(in EventDiagnostic diagnostic)
    {
        string field = diagnostic.Field;
        string rule = diagnostic.Rule.ToString();
        if (diagnostic.Severity == DiagnosticSeverity.Error)
        {
            _invalid[rule] = _invalid.GetValueOrDefault(rule) + 1;
        }
        else if (IsDrop(diagnostic.Rule) && Identifiers.FirstOrDefault(identifier => field == $"user_data.{identifier.Field}") is { } dropped)
        {
            dropped.CountDropped(rule);
        }
        else
        {
            _noticed[(rule, field)] = _noticed.GetValueOrDefault((rule, field)) + 1;
        }
    }

    private static bool IsDrop(DiagnosticRule rule) =>
        rule == EventRules.IdentifierPlaceholder || rule == EventRules.IdentifierInvalid
        || rule == EventRules.IdentifierTooLong || rule == EventRules.IdentifierEmpty;
}
