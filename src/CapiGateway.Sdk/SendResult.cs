using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk;

/// <summary>What became of one event in <see cref="ICapiGateway.SendAsync"/>. Immutable; holds no values of the event.</summary>
public sealed record SendResult
{
    /// <summary>The event's id.</summary>
    public required string EventId { get; init; }

    /// <summary>What became of it.</summary>
    public required SendOutcome Outcome { get; init; }

    /// <summary>The decision at the door: <see cref="PublishOutcome.Accepted"/> when it was sent.</summary>
    public PublishOutcome Publish { get; init; } = PublishOutcome.Accepted;

    /// <summary>The reason that a consent policy or a filter gave, such as <c>crawler</c>; <see langword="null"/> otherwise.</summary>
    public string? Detail { get; init; }

    /// <summary>What was found while the event was built and checked.</summary>
    public IReadOnlyList<EventDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>Meta's error code, or <see langword="null"/>.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>Meta's error subcode, or <see langword="null"/>.</summary>
    public int? ErrorSubcode { get; init; }

    /// <summary>What Meta, or the network, said, in words; <see langword="null"/> when it was delivered.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Meta's support id of the answer, or <see langword="null"/>.</summary>
    public string? FbTraceId { get; init; }

    /// <summary>The event's id, what became of it and why.</summary>
    /// <returns>For example <c>order-1: NotSent (Invalid)</c>.</returns>
    public override string ToString() =>
        (Outcome == SendOutcome.NotSent ? Detail ?? Publish.ToString() : ErrorMessage) is { } reason
            ? $"{EventId}: {Outcome} ({reason})"
            : $"{EventId}: {Outcome}";
}
