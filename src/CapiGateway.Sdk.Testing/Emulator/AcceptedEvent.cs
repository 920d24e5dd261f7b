using System.Text.Json;
using CapiGateway.Sdk.Testing.Emulator.Internal;

namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>An event that the emulator accepted, whether or not deduplication then discarded it.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class AcceptedEvent
{
    private readonly byte[] _json;

    internal AcceptedEvent(
        AcceptedEventFacts facts, int requestNumber, DateTimeOffset receivedAt, string? testEventCode, Repetition repetition)
    {
        DatasetId = facts.DatasetId;
        Name = facts.Name;
        Id = facts.Id;
        ActionSource = facts.ActionSource;
        EventTime = facts.EventTime;
        Index = facts.Index;
        _json = facts.Json;
        RequestNumber = requestNumber;
        ReceivedAt = receivedAt;
        TestEventCode = testEventCode;
        Repetition = repetition;
    }

    /// <summary>The dataset it was sent to.</summary>
    public string DatasetId { get; }

    /// <summary>Its <c>event_name</c>.</summary>
    public string Name { get; }

    /// <summary>Its <c>event_id</c>, if it has one.</summary>
    public string? Id { get; }

    /// <summary>Its <c>action_source</c>, if it has one.</summary>
    public string? ActionSource { get; }

    /// <summary>Its <c>event_time</c>.</summary>
    public DateTimeOffset EventTime { get; }

    /// <summary>The number of the request that brought it.</summary>
    public int RequestNumber { get; }

    /// <summary>Its place in that request, from 0.</summary>
    public int Index { get; }

    /// <summary>When it was accepted, on the emulator's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The <c>test_event_code</c> of the request that brought it, if any.</summary>
    public string? TestEventCode { get; }

    /// <summary>
    /// Whether Meta would discard it, because an earlier copy came from the browser or the server within 48 hours (store sales: 7 days).
    /// </summary>
    public bool IsDuplicate => Repetition.IsDiscarded;

    /// <summary>
    /// Whether the server sent it again without need: an earlier copy had been accepted and the answer that said so was delivered. A copy
    /// of what the browser sent, and a repeat after an answer that was lost, are no such case.
    /// </summary>
    public bool IsUnpairedDuplicate => Repetition.IsUnpaired;

    /// <summary>The event exactly as it stood in <c>data</c>, UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8Json => _json;

    internal Repetition Repetition { get; }

    /// <summary>Reads the event as JSON.</summary>
    /// <returns>An element that stays valid.</returns>
    public JsonElement GetJson() => JsonElement.Parse(_json);

    /// <summary>Says which event it is, without its contents.</summary>
    /// <returns>Name, id and dataset.</returns>
    public override string ToString() => $"{Name} {Id ?? "without id"} to {DatasetId} (request #{RequestNumber}, data[{Index}])";
}
