using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>Says what the answer to a probe means, in words for people. Codes decide, never texts.</summary>
internal static class ProbeAnswer
{
    private const int InvalidParameter = 100;
    private const int EventTooOld = 2804003;
    private const int NoSuchObject = 33;
    private const int InvalidToken = 190;

    /// <summary>Judges an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="destination">Who answered.</param>
    /// <param name="isTestEvent">Whether the event was one to be taken; otherwise it was too old to be.</param>
    /// <param name="now">The time.</param>
    public static ConfirmationResult Judge(EventsAnswer answer, DestinationKind destination, bool isTestEvent, DateTimeOffset now)
    {
        (ConfirmationVerdict verdict, string advice) = Read(answer, destination, isTestEvent);
        return new ConfirmationResult
        {
            Verdict = verdict,
            Advice = advice,
            At = now,
            Status = answer.StatusCode,
            Code = answer.Error?.Code,
            Subcode = answer.Error?.Subcode,
            FbTraceId = answer.Error?.FbTraceId ?? answer.FbTraceId,
        };
    }

    public static ConfirmationResult WithoutToken(DateTimeOffset now) => new()
    {
        Verdict = ConfirmationVerdict.NoToken,
        Advice = "There is no access token. Give one to AddDataSource, or have the access token provider know the data source's credential name.",
        At = now,
    };

    private static (ConfirmationVerdict Verdict, string Advice) Read(EventsAnswer answer, DestinationKind destination, bool isTestEvent) => answer switch
    {
        { Error: { Code: InvalidToken } } => (ConfirmationVerdict.TokenInvalid,
            "Meta does not take the access token: it is mistyped, expired or revoked. Generate a new one in Events Manager, under Settings, Conversions API."),
        { Error: { Code: InvalidParameter, Subcode: NoSuchObject } } => (ConfirmationVerdict.Mismatch,
            "There is no dataset of this id, or the access token has no right to it. Copy the id from Events Manager, and generate the token in the settings of that dataset."),
        { Error: { Code: InvalidParameter, Subcode: EventTooOld } } when !isTestEvent => (ConfirmationVerdict.Good, "Id and token are good."),
        { Failure.Kind: TransportFailureKind.UnusableToken } => (ConfirmationVerdict.TokenInvalid,
            "The access token has characters that no token has. Copy it again from Events Manager."),
        { Error: { } error } => (ConfirmationVerdict.Unclear,
            $"Meta answered with code {error.Code}, which says nothing about id and token. Try again later; if it stays, look the code up in Meta's documentation, Handle Errors."),
        _ when isTestEvent && GraphErrorClassifier.Classify(answer, 1, destination).Kind == VerdictKind.Delivered =>
            (ConfirmationVerdict.Good, "Id and token are good; the event CapiGatewayCheck shows in the Test Events view."),
        { Failure: { } failure } => (ConfirmationVerdict.Unclear,
            $"No answer came ({failure.Kind}). See that this machine reaches the address over its network and proxy, and try again."),
        _ when destination == DestinationKind.HostedGateway && !isTestEvent => (ConfirmationVerdict.Unclear,
            "The hosted gateway takes events before it judges them. Set a test event code and confirm again, then look for CapiGatewayCheck in the Test Events view."),
        _ => (ConfirmationVerdict.Unclear,
            $"The answer, HTTP {answer.StatusCode}, is not one of Meta's; a proxy or a mistyped address may have answered. Check the address and try again."),
    };
}
