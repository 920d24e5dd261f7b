using System.Collections.Immutable;

namespace CapiGateway.Sdk.Events;

/// <summary>What a person said about each purpose. Immutable, compared by value; a purpose that is not set is unknown.</summary>
public sealed class ConsentPurposes : IEquatable<ConsentPurposes>
{
    /// <summary>Sending events to Meta to select and measure advertising: the purpose that the built-in policies ask about.</summary>
    public const string Advertising = "advertising";

    /// <summary>Measuring without advertising.</summary>
    public const string Measurement = "measurement";

    /// <summary>Making what a person sees fit the person.</summary>
    public const string Personalization = "personalization";

    private readonly ImmutableSortedDictionary<string, ConsentState> _states;

    private ConsentPurposes(ImmutableSortedDictionary<string, ConsentState> states) => _states = states;

    /// <summary>Nothing is known about any purpose.</summary>
    public static ConsentPurposes None { get; } = new(ImmutableSortedDictionary.Create<string, ConsentState>(StringComparer.Ordinal));

    /// <summary>The purposes about which something is known.</summary>
    public IEnumerable<string> Names => _states.Keys;

    /// <summary>What was said about a purpose.</summary>
    /// <param name="purpose">One of the constants, or a purpose of the host's own.</param>
    public ConsentState this[string purpose] => _states.GetValueOrDefault(purpose);

    /// <summary>The same, with one purpose set.</summary>
    /// <param name="purpose">One of the constants, or a purpose of the host's own.</param>
    /// <param name="state">What was said.</param>
    /// <returns>Another value; this one stays.</returns>
    /// <exception cref="ArgumentException">The purpose has no name.</exception>
    public ConsentPurposes With(string purpose, ConsentState state)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(purpose);
        return new(state == ConsentState.Unknown ? _states.Remove(purpose) : _states.SetItem(purpose, state));
    }

    /// <inheritdoc/>
    public bool Equals(ConsentPurposes? other) => other is not null && _states.SequenceEqual(other._states);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConsentPurposes);

    /// <inheritdoc/>
    public override int GetHashCode() => _states.Count;

    /// <summary>Purposes and states.</summary>
    /// <returns>For example <c>advertising Granted</c>.</returns>
    public override string ToString() => string.Join(", ", _states.Select(pair => $"{pair.Key} {pair.Value}"));
}
