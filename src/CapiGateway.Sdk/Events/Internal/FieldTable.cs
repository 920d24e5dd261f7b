using System.Collections.Frozen;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The standard fields of one section of an event.</summary>
internal sealed class FieldTable
{
    private readonly FrozenDictionary<string, FieldKind> _fields;

    public FieldTable(string path, params (FieldKind Kind, string Names)[] fields)
    {
        Path = path;
        _fields = fields
            .SelectMany(
                field => field.Names.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                (field, name) => KeyValuePair.Create(name, field.Kind))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The section in Meta's spelling; empty for the event itself.</summary>
    public string Path { get; }

    public IEnumerable<string> Names => _fields.Keys;

    public bool IsStandard(string name) => _fields.ContainsKey(name);

    public FieldKind KindOf(string name) => _fields.GetValueOrDefault(name, FieldKind.Open);
}
