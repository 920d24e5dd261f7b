using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk;

/// <summary>
/// What became of a published event: one outcome for each data source that it was addressed to. Immutable.
/// </summary>
public readonly struct PublishReceipt : IEquatable<PublishReceipt>
{
    private readonly DataSourceReceipt _first;
    private readonly DataSourceReceipt[]? _more;

    /// <summary>The receipt of an event that was addressed to one data source.</summary>
    /// <param name="eventId">The event's id.</param>
    /// <param name="receipt">What became of it.</param>
    /// <param name="diagnostics">What was found; default nothing.</param>
    public PublishReceipt(string eventId, DataSourceReceipt receipt, IReadOnlyList<EventDiagnostic>? diagnostics = null)
    {
        EventId = eventId;
        _first = receipt;
        Diagnostics = diagnostics ?? [];
        Count = 1;
    }

    /// <summary>The receipt of an event that was addressed to several data sources.</summary>
    /// <param name="eventId">The event's id.</param>
    /// <param name="receipts">What became of it at each; at least one.</param>
    /// <param name="diagnostics">What was found; default nothing.</param>
    /// <exception cref="ArgumentException">There is no receipt.</exception>
    public PublishReceipt(string eventId, ReadOnlySpan<DataSourceReceipt> receipts, IReadOnlyList<EventDiagnostic>? diagnostics = null)
    {
        if (receipts.IsEmpty)
        {
            throw new ArgumentException("A receipt names at least one data source.", nameof(receipts));
        }

        EventId = eventId;
        _first = receipts[0];
        _more = receipts.Length > 1 ? receipts[1..].ToArray() : null;
        Diagnostics = diagnostics ?? [];
        Count = receipts.Length;
    }

    /// <summary>The event's id.</summary>
    public string EventId { get; }

    /// <summary>How many data sources it was addressed to.</summary>
    public int Count { get; }

    /// <summary>The outcome at the first data source; the only one for most gateways.</summary>
    public PublishOutcome Outcome => _first.Outcome;

    /// <summary>The reason at the first data source.</summary>
    public PublishReason Reason => _first.Reason;

    /// <summary>The reason that a consent policy or a filter gave at the first data source; <see langword="null"/> otherwise.</summary>
    public string? Detail => _first.Detail;

    /// <summary>What was found while the event was built and checked: errors make it invalid, warnings say what could be better.</summary>
    public IReadOnlyList<EventDiagnostic> Diagnostics { get; }

    /// <summary>Whether every data source accepted the event.</summary>
    public bool IsAccepted => Count > 0 && _first.Outcome == PublishOutcome.Accepted
        && (_more is null || Array.TrueForAll(_more, receipt => receipt.Outcome == PublishOutcome.Accepted));

    /// <summary>What became of the event at a data source.</summary>
    /// <param name="index">From 0 up to <see cref="Count"/>.</param>
    /// <returns>The receipt.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such data source.</exception>
    public DataSourceReceipt this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return index == 0 ? _first : _more![index - 1];
        }
    }

    /// <summary>Compares two receipts.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(PublishReceipt left, PublishReceipt right) => left.Equals(right);

    /// <summary>Compares two receipts.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(PublishReceipt left, PublishReceipt right) => !left.Equals(right);

    /// <summary>Throws unless every data source accepted the event: for callers that treat anything else as a defect.</summary>
    /// <returns>This receipt.</returns>
    /// <exception cref="EventNotAcceptedException">A data source did not accept it; the message says which, why, and what to do.</exception>
    public PublishReceipt EnsureAccepted() => IsAccepted ? this : throw new EventNotAcceptedException(this);

    /// <inheritdoc/>
    public bool Equals(PublishReceipt other) =>
        Count == other.Count
        && string.Equals(EventId, other.EventId, StringComparison.Ordinal)
        && _first == other._first
        && (_more ?? []).AsSpan().SequenceEqual(other._more);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PublishReceipt other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EventId, _first, Count);

    /// <summary>The outcomes, one for each data source.</summary>
    /// <returns>For example <c>1234567890123456: Accepted</c>.</returns>
    public override string ToString()
    {
        PublishReceipt self = this;
        return string.Join(", ", Enumerable.Range(0, Count).Select(index => self[index].ToString()));
    }
}
