using System.Diagnostics;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Outbox;

/// <summary>
/// One event on its way to one data source, as an outbox holds it: the bytes that will be sent, and what is needed to route them.
/// Immutable. Prints no values.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class OutboxEvent
{
    private int _endedUnsent;

    /// <summary>The data source that it goes to.</summary>
    public required string DataSourceId { get; init; }

    /// <summary>The event's name.</summary>
    public required string EventName { get; init; }

    /// <summary>The event's id, which stays the same whenever it is sent again.</summary>
    public required string EventId { get; init; }

    /// <summary>
    /// The event as UTF-8 JSON, reduced to what may be sent. The buffer belongs to the outbox from the moment of the append and is never
    /// written to.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When it becomes too old for Meta: 7 days after the event, 62 for physical stores.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The account of the data source; default <c>default</c>.</summary>
    public string Account { get; init; } = "default";

    /// <summary>Where it took place, <c>action_source</c>; default not said.</summary>
    public string? ActionSource { get; init; }

    /// <summary>The kinds of customer information that it holds, in Meta's spelling, such as <c>em,ph</c>; default none.</summary>
    public string Identifiers { get; init; } = string.Empty;

    /// <summary>Whether it leaves before others when there is no time for all; default <see cref="EventPriority.Normal"/>.</summary>
    public EventPriority Priority { get; init; } = EventPriority.Normal;

    /// <summary>
    /// What was known about the person's choice when it was accepted; its subject key is the one that erases it. Default nothing. Never sent.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public ConsentSignals Consent { get; init; } = ConsentSignals.None;

    /// <summary>
    /// The key that is reserved for it in an <see cref="IDeduplicationCache"/> beside the outbox, kept with it so that the key can be
    /// released when it is never sent; <see langword="null"/> when there is none. The outbox does nothing with it.
    /// </summary>
    public DeduplicationKey? ReservedKey { get; init; }

    /// <summary>
    /// The deduplication key, when the outbox is also the <see cref="IDeduplicationCache"/> and answers for it in the same commit: append
    /// reserves and commits it, a settlement that <see cref="Settlement.ReleasesClaim"/> releases it. Otherwise <see langword="null"/>.
    /// </summary>
    public DeduplicationClaim? Claim { get; init; }

    /// <summary>What travels beside it in its request. Events that differ in this never share one.</summary>
    public RequestFields RequestFields { get; init; } = RequestFields.None;

    /// <summary>
    /// The W3C <c>traceparent</c> of the publish, to which the span of its request is linked; <see langword="null"/> when nobody traced it.
    /// Optional for a store to keep; never sent.
    /// </summary>
    public string? TraceParent { get; init; }

    /// <summary>Whether it came to an end without being sent, as far as this process knows.</summary>
    internal bool HasEndedUnsent => Interlocked.CompareExchange(ref _endedUnsent, 0, 0) != 0;

    internal void EndUnsent() => Interlocked.Exchange(ref _endedUnsent, 1);

    /// <summary>It is put back among those that wait.</summary>
    internal void WaitAgain() => Interlocked.Exchange(ref _endedUnsent, 0);

    /// <summary>The same event with other bytes.</summary>
    internal OutboxEvent With(ReadOnlyMemory<byte> payload, string identifiers) => new()
    {
        DataSourceId = DataSourceId,
        EventName = EventName,
        EventId = EventId,
        Payload = payload,
        AcceptedAt = AcceptedAt,
        ExpiresAt = ExpiresAt,
        Account = Account,
        ActionSource = ActionSource,
        Identifiers = identifiers,
        Priority = Priority,
        Consent = Consent,
        ReservedKey = ReservedKey,
        Claim = Claim,
        RequestFields = RequestFields,
        TraceParent = TraceParent,
    };

    /// <summary>The name and the data source.</summary>
    /// <returns>For example <c>Purchase for 1234567890123456</c>.</returns>
    public override string ToString() => $"{EventName} for {DataSourceId}";
}
