using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// Decides from an answer what becomes of its events. The order of the questions is the rule: what is not known to be the fault of an
/// event never costs an event. Codes decide, never texts.
/// </summary>
internal static class GraphErrorClassifier
{
    /// <summary>A policy block is not lifted in minutes.</summary>
    public static readonly TimeSpan PolicyBlockWait = TimeSpan.FromHours(1);

    public static DeliveryVerdict Classify(EventsAnswer answer, int eventsSent, DestinationKind destination) => answer switch
    {
        { Failure.Kind: TransportFailureKind.UnusableToken } => Pause(PauseReason.AccessToken, error: null),
        { StatusCode: 429, Failure: not null } => OfForeignAnswer(answer, destination),
        { Failure: not null } or { StatusCode: null } => new DeliveryVerdict(VerdictKind.Ambiguous) { Wait = WaitOf(answer) },
        { StatusCode: 413 } => new DeliveryVerdict(VerdictKind.SplitByBytes),
        { Error: { } error } => OfError(error, answer, eventsSent),
        { IsSuccessStatus: true, HasForeignError: true } => new DeliveryVerdict(VerdictKind.Ambiguous) { IsForeign = true },
        { IsSuccessStatus: true } => OfSuccess(answer, eventsSent, destination),
        _ => OfForeignAnswer(answer, destination),
    };

    private static DeliveryVerdict OfSuccess(EventsAnswer answer, int eventsSent, DestinationKind destination)
    {
        if (answer.EventsReceived is { } received and >= 0)
        {
            return received >= eventsSent
                ? new DeliveryVerdict(VerdictKind.Delivered)
                : new DeliveryVerdict(VerdictKind.PartlyReceived) { Received = received };
        }

        var isDelivered = destination == DestinationKind.HostedGateway ? IsGatewaySuccess(answer) : answer.Success is true;
        return isDelivered ? new DeliveryVerdict(VerdictKind.Delivered) : new DeliveryVerdict(VerdictKind.Ambiguous) { IsForeign = true };
    }

    // 202 is a gateway's own word for success; 200 is also what portals answer, with a page.
    private static bool IsGatewaySuccess(EventsAnswer answer) =>
        answer.Success is not false && (answer.StatusCode is 202 || (answer.StatusCode is 200 && answer.Form != AnswerForm.Unreadable));

    private static DeliveryVerdict OfForeignAnswer(EventsAnswer answer, DestinationKind destination) => answer.StatusCode switch
    {
        429 => new DeliveryVerdict(VerdictKind.Throttled) { Wait = WaitTime.Longer(answer.RetryAfter, answer.Usage.SuggestedWait) },
        408 or >= 500 => new DeliveryVerdict(VerdictKind.Retry) { Wait = WaitOf(answer) },
        401 when destination == DestinationKind.HostedGateway => Pause(PauseReason.AccessToken, error: null),
        _ => Pause(PauseReason.UnexpectedAnswer, error: null),
    };

    private static DeliveryVerdict OfError(GraphError error, EventsAnswer answer, int eventsSent)
    {
        if (GraphErrorCodes.IsThrottle(error.Code))
        {
            return Of(VerdictKind.Throttled, error) with
            {
                Wait = WaitTime.Longer(answer.RetryAfter, answer.Usage.SuggestedWait),
                Alert = GraphErrorCodes.IsAbuseProtection(error.Code, error.Subcode),
            };
        }

        if (error.IsTransient || GraphErrorCodes.IsRetry(error.Code))
        {
            var isBlock = GraphErrorCodes.IsPolicyBlock(error.Code);
            return Of(VerdictKind.Retry, error) with
            {
                Wait = isBlock ? WaitTime.Longer(PolicyBlockWait, WaitOf(answer)) : WaitOf(answer),
                Alert = isBlock,
            };
        }

        if (GraphErrorCodes.StopReason(error.Code, error.Subcode) is { } reason)
        {
            return Pause(reason, error);
        }

        if (GraphErrorCodes.IsSplit(error.Code))
        {
            var index = error.BlamedEventIndex;
            return Of(VerdictKind.Split, error) with { BlamedEventIndex = index < eventsSent ? index : null };
        }

        return answer.StatusCode >= 500
            ? Of(VerdictKind.Retry, error) with { Wait = WaitOf(answer) }
            : Pause(PauseReason.UnknownError, error);
    }

    private static TimeSpan? WaitOf(EventsAnswer answer) =>
        answer.Usage.IsExhausted ? WaitTime.Longer(answer.RetryAfter, answer.Usage.SuggestedWait) : answer.RetryAfter;

    private static DeliveryVerdict Pause(PauseReason reason, GraphError? error) =>
        Of(VerdictKind.Paused, error) with { PauseReason = reason, Alert = true };

    private static DeliveryVerdict Of(VerdictKind kind, GraphError? error) =>
        new(kind) { Code = error?.Code, Subcode = error?.Subcode };
}
