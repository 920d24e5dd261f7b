using System.Diagnostics;

namespace CapiGateway.Sdk.Outbox;

/// <summary>What Meta answered when an event came to its end: what a dead letter and the delivery journal keep. Every text is redacted.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record DeliveryAnswer
{
    /// <summary>The HTTP status; <see langword="null"/> when no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>Meta's error code; <see langword="null"/> when there was none. Meta's documentation: <i>Handle Errors</i>.</summary>
    public int? Code { get; init; }

    /// <summary>Meta's error subcode; <see langword="null"/> when there was none.</summary>
    public int? Subcode { get; init; }

    /// <summary>The title of Meta's message for people; <see langword="null"/> when there was none.</summary>
    public string? Title { get; init; }

    /// <summary>Meta's message for people; <see langword="null"/> when there was none.</summary>
    public string? Message { get; init; }

    /// <summary>The trace id, by which Meta's support finds the request; <see langword="null"/> when there was none.</summary>
    public string? FbTraceId { get; init; }

    /// <summary>The first 4 KB of the body of an answer that is an error; otherwise <see langword="null"/>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Body { get; init; }

    /// <summary>
    /// Whether Meta, or whatever stands before it, refused what was sent, so that it did not arrive. After any other answer, and after none, it
    /// may have.
    /// </summary>
    public bool IsRefusal => Status is >= 400 and < 500 and not 408;

    /// <summary>Status, code and subcode.</summary>
    /// <returns>For example <c>400, code 100, subcode 2804003</c>.</returns>
    public override string ToString() => $"{Status}, code {Code}, subcode {Subcode}";
}
