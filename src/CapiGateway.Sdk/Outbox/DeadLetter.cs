using System.Diagnostics;

namespace CapiGateway.Sdk.Outbox;

/// <summary>An event that Meta rejected alone, kept with the reason. Immutable; prints no values.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class DeadLetter
{
    /// <summary>What it is named by; unique within its store.</summary>
    public required long Id { get; init; }

    /// <summary>The event as it was sent.</summary>
    public required OutboxEvent Event { get; init; }

    /// <summary>What Meta answered.</summary>
    public required DeliveryAnswer Answer { get; init; }

    /// <summary>When it was buried.</summary>
    public required DateTimeOffset BuriedAt { get; init; }

    /// <summary>How often it was sent, alone or with others.</summary>
    public required int Attempts { get; init; }

    /// <summary>The event's name, the data source and Meta's code.</summary>
    /// <returns>For example <c>Purchase for 1234567890123456: 400, code 100, subcode 2804003</c>.</returns>
    public override string ToString() => $"{Event}: {Answer}";
}
