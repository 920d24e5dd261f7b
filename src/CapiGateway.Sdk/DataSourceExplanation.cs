using System.Diagnostics;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk;

/// <summary>What publishing an event would do at one data source.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class DataSourceExplanation
{
    /// <summary>The data source; empty when none could be addressed.</summary>
    public required string DataSourceId { get; init; }

    /// <summary>What the outcome would be.</summary>
    public required PublishOutcome Outcome { get; init; }

    /// <summary>Why, where the outcome alone does not say it.</summary>
    public PublishReason Reason { get; init; }

    /// <summary>The reason that a consent policy or a filter gives, such as <c>crawler</c>; <see langword="null"/> otherwise.</summary>
    public string? Detail { get; init; }

    /// <summary>The names of the user data fields that would be sent.</summary>
    public IReadOnlyList<string> UserDataFields { get; init; } = [];

    /// <summary>What becomes of each field of user data: hashed, sent as it is, or left out and by which rule.</summary>
    public IReadOnlyList<FieldExplanation> Identifiers { get; init; } = [];

    /// <summary>What would stand beside the event in its request.</summary>
    public RequestFields RequestFields { get; init; } = RequestFields.None;

    /// <summary>
    /// The exact JSON of the event inside <c>data</c>, also when it would not be sent. It holds what Meta demands in plain text, such as the IP address: do not log it.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Json { get; init; } = string.Empty;

    /// <summary>The data source, the outcome and the reason; not the JSON.</summary>
    /// <returns>For example <c>1234567890123456: Accepted</c>.</returns>
    public override string ToString() => new DataSourceReceipt(DataSourceId, Outcome, Reason, Detail).ToString();
}
