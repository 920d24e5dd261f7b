using System.Collections;

namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>A few names, sorted, compared by value. Immutable.</summary>
internal sealed class NameSet : IReadOnlyCollection<string>, IEquatable<NameSet>
{
    private readonly string[] _names;

    private NameSet(string[] names) => _names = names;

    public static NameSet Empty { get; } = new([]);

    public int Count => _names.Length;

    /// <summary>Trims the names, and leaves out blank ones and those that are there already.</summary>
    public static NameSet Of(IEnumerable<string>? names) => names switch
    {
        null => Empty,
        NameSet set => set,
        _ => new([.. names
            .Where(name => !string.IsNullOrWhiteSpace(name))
            .Select(name => name.Trim())
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)]),
    };

    public bool Contains(string name) => _names.Length > 0 && Array.BinarySearch(_names, name, StringComparer.Ordinal) >= 0;

    public NameSet With(string name) => Of([.. _names, name]);

    public NameSet Without(string name) => Of(_names.Where(known => !string.Equals(known, name, StringComparison.Ordinal)));

    public bool Equals(NameSet? other) => other is not null && _names.AsSpan().SequenceEqual(other._names);

    public override bool Equals(object? obj) => Equals(obj as NameSet);

    public override int GetHashCode() => _names.Length == 0 ? 0 : HashCode.Combine(_names.Length, StringComparer.Ordinal.GetHashCode(_names[0]));

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
