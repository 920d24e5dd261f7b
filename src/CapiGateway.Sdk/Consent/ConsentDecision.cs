using System.Collections.Immutable;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent;

/// <summary>Whether an event may be sent, and how much of it. Immutable, compared by value.</summary>
public sealed class ConsentDecision : IEquatable<ConsentDecision>
{
    private static readonly ImmutableSortedSet<string> NoFields = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    private ConsentDecision(string? denial, LimitedDataUse limitedDataUse, ImmutableSortedSet<string> withoutFields)
    {
        Denial = denial;
        LimitedDataUse = limitedDataUse;
        WithoutFields = withoutFields;
    }

    /// <summary>All of it may be sent.</summary>
    public static ConsentDecision Allow { get; } = new(denial: null, LimitedDataUse.NotSpecified, NoFields);

    /// <summary>Whether it may be sent.</summary>
    public bool IsAllowed => Denial is null;

    /// <summary>Why it may not be sent: a short text that is counted by; <see langword="null"/> when it may.</summary>
    public string? Denial { get; }

    /// <summary>The Limited Data Use that must be asked for at least.</summary>
    public LimitedDataUse LimitedDataUse { get; }

    /// <summary>
    /// The fields that must not be sent, such as <c>user_data.em</c>, <c>custom_data.order_id</c>, <c>app_data.vendor_id</c> or
    /// <c>event_source_url</c>; <c>user_data.*</c> and <c>user_data</c> mean all fields of the object. Naming a field that the event has and
    /// cannot go without denies it: <c>event_name</c>, <c>event_time</c>, <c>event_id</c>, <c>action_source</c>, <c>messaging_channel</c>,
    /// <c>opt_out</c>, <c>data_processing_options</c>.
    /// </summary>
    public IReadOnlySet<string> WithoutFields { get; }

    /// <summary>It may be sent under Limited Data Use.</summary>
    /// <param name="limitedDataUse">Geolocated, or for a state.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentNullException">There is no value.</exception>
    public static ConsentDecision AllowWith(LimitedDataUse limitedDataUse)
    {
        ArgumentNullException.ThrowIfNull(limitedDataUse);
        return new(denial: null, limitedDataUse, NoFields);
    }

    /// <summary>It may be sent without some fields.</summary>
    /// <param name="fields">The fields, as <see cref="WithoutFields"/> names them.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentNullException">There are no fields.</exception>
    public static ConsentDecision AllowWithout(params IEnumerable<string> fields) =>
        new(denial: null, LimitedDataUse.NotSpecified, NoFields.Union(fields));

    /// <summary>It may not be sent.</summary>
    /// <param name="reason">Why: one of a few fixed texts, never a value of the event, since it is counted by.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentException">The reason is missing or blank.</exception>
    public static ConsentDecision Deny(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new(reason, LimitedDataUse.NotSpecified, NoFields);
    }

    /// <summary>
    /// The strictest of two decisions, field by field: denied beats allowed; a state beats geolocation, which beats off, which beats nothing;
    /// what either leaves out is left out. The order of the two does not matter: of two denials or two states, the first in order wins.
    /// </summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The strictest.</returns>
    /// <exception cref="ArgumentNullException">A decision is missing.</exception>
    public static ConsentDecision Combine(ConsentDecision left, ConsentDecision right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Denial is not null || right.Denial is not null)
        {
            bool leftWins = right.Denial is null || (left.Denial is not null && string.CompareOrdinal(left.Denial, right.Denial) <= 0);
            return Deny((leftWins ? left.Denial : right.Denial)!);
        }

        return new(
            denial: null,
            Strictest(left.LimitedDataUse, right.LimitedDataUse),
            ((ImmutableSortedSet<string>)left.WithoutFields).Union(right.WithoutFields));
    }

    /// <summary>Whether a field must not be sent.</summary>
    /// <param name="field">The field, such as <c>user_data.em</c>.</param>
    /// <returns><see langword="true"/> when it is left out by its name or with all of its object.</returns>
    /// <exception cref="ArgumentNullException">There is no field.</exception>
    public bool Removes(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return WithoutFields.Count > 0
            && (WithoutFields.Contains(field)
                || (field.IndexOf('.', StringComparison.Ordinal) is var dot and > 0
                    && (WithoutFields.Contains(field[..dot]) || WithoutFields.Contains(field[..dot] + ".*"))));
    }

    /// <inheritdoc/>
    public bool Equals(ConsentDecision? other) =>
        other is not null
        && string.Equals(Denial, other.Denial, StringComparison.Ordinal)
        && LimitedDataUse == other.LimitedDataUse
        && WithoutFields.SetEquals(other.WithoutFields);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConsentDecision);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Denial, LimitedDataUse, WithoutFields.Count);

    /// <summary>The decision in words.</summary>
    /// <returns>For example <c>Denied: unknown</c> or <c>Allowed without user_data.em</c>.</returns>
    public override string ToString() => Denial is not null ? $"Denied: {Denial}"
        : WithoutFields.Count == 0 ? "Allowed" : $"Allowed without {string.Join(", ", WithoutFields)}";

    internal static LimitedDataUse Strictest(LimitedDataUse left, LimitedDataUse right) => Rank(left).CompareTo(Rank(right)) >= 0 ? left : right;

    private static (int Kind, int Country, int State) Rank(LimitedDataUse value) => value.Enabled switch
    {
        null => (0, 0, 0),
        false => (1, 0, 0),
        true when value.IsGeolocated => (2, 0, 0),
        true => (3, -value.Country, -value.State),
    };
}
