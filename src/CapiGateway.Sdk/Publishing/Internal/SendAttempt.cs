using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>One answer and what it means.</summary>
internal sealed record SendAttempt(EventsAnswer Answer, DeliveryVerdict Verdict)
{
    public static SendAttempt TimedOut { get; } = new(
        new EventsAnswer { Failure = new TransportFailure(TransportFailureKind.Timeout, "attempt timeout") },
        new DeliveryVerdict(VerdictKind.Ambiguous));

    /// <summary>No attempt was made: there was no time left.</summary>
    public static SendAttempt OutOfTime { get; } = new(
        new EventsAnswer { Failure = new TransportFailure(TransportFailureKind.NotTried, "SendTimeout was over before its turn") },
        new DeliveryVerdict(VerdictKind.Ambiguous));

    /// <summary>No attempt was made: a switch was turned while it waited.</summary>
    public static SendAttempt SwitchedOff { get; } = new(new EventsAnswer(), new DeliveryVerdict(VerdictKind.Paused));

    public static SendAttempt Stopped { get; } = new(
        new EventsAnswer { Failure = new TransportFailure(TransportFailureKind.Timeout, "the gateway stopped") },
        new DeliveryVerdict(VerdictKind.Ambiguous));

    /// <summary>Whether Meta may have the events although it did not say so.</summary>
    public bool MayHaveArrived => Verdict.Kind != VerdictKind.Throttled && (Answer.Failure?.MayHaveArrived
        ?? (Verdict.Kind == VerdictKind.Ambiguous || (Verdict.Kind == VerdictKind.Retry && Answer.Error is null)));

    public bool IsWorthRetrying => Verdict.Kind is VerdictKind.Retry or VerdictKind.Throttled or VerdictKind.Ambiguous;

    /// <summary>What to tell a person; nothing when all went well.</summary>
    public string? Explanation => Verdict.Kind switch
    {
        VerdictKind.Delivered => null,
        VerdictKind.PartlyReceived => $"Meta says that it received {Verdict.Received} events, fewer than were sent.",
        _ when Answer.Error is { } error => $"{error.Message}{(error.UserMessage is { } user ? $" {user}" : string.Empty)}",
        _ when Answer.Failure is { } failure => $"No usable answer: {failure.Kind} ({failure.Detail}).",
        _ => $"HTTP {Answer.StatusCode} without Meta's error envelope; a proxy or a mistyped address may have answered.",
    };
}
