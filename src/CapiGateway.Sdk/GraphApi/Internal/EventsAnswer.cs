namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// All that is kept of what came back for one request. No text in it holds a token or personal data: each was redacted when read.
/// </summary>
internal sealed record EventsAnswer
{
    /// <summary><see langword="null"/> when no head of an answer came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Why there is no whole answer; <see langword="null"/> when there is one.</summary>
    public TransportFailure? Failure { get; init; }

    public AnswerForm Form { get; init; }

    public int? EventsReceived { get; init; }

    /// <summary>The <c>success</c> of the short answer that some partner uses get instead of a count.</summary>
    public bool? Success { get; init; }

    /// <summary>Warnings of an accepted request.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>What Meta's support asks for; short-lived.</summary>
    public string? FbTraceId { get; init; }

    public GraphError? Error { get; init; }

    /// <summary>There is something under <c>error</c> that is no envelope of the Graph API, so the rest is no success.</summary>
    public bool HasForeignError { get; init; }

    public UsageHeaders Usage { get; init; } = UsageHeaders.None;

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The clock of whoever answered.</summary>
    public DateTimeOffset? ServerDate { get; init; }

    /// <summary>The clock of this machine when the head of the answer was there.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The first 4 KB of a body that is not plain success, redacted.</summary>
    public string? ErrorBody { get; init; }

    /// <summary>Whether it is the answer to a request: without one there is nothing to count or measure.</summary>
    public bool IsOfRequest => Failure is not { WasTried: false };

    public bool IsSuccessStatus => StatusCode is >= 200 and < 300;
}
