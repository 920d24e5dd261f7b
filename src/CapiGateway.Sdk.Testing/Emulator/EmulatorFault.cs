using System.Globalization;
using System.Net;
using CapiGateway.Sdk.Testing.Emulator.Internal;

namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>
/// One way to misbehave, handed to <see cref="ConversionsApiEmulator.Faults"/>. Faults that answer in the API's place take no events;
/// those that spoil an answer take the events first, as a network does that loses an answer.
/// </summary>
/// <remarks>
/// Immutable: <c>With…</c> and <c>DelayedBy</c> return a changed copy, so that one fault can be slow, throttled and wrong at once.
/// </remarks>
/// <example>
/// <code>
/// emulator.Faults.Next(3, EmulatorFault.GraphError(80004, 2446079).WithBusinessUseCaseUsage(100, TimeSpan.FromMinutes(5)));
/// </code>
/// </example>
public sealed partial record EmulatorFault
{
    private EmulatorFault(string name) => Name = name;

    /// <summary>What it is called in <see cref="ReceivedRequest.Fault"/>.</summary>
    public string Name { get; }

    /// <summary>Answers as usual; a start for <c>With…</c> and <c>DelayedBy</c>.</summary>
    public static EmulatorFault AsUsual { get; } = new(nameof(AsUsual));

    /// <summary>Resets the connection before any event is taken.</summary>
    public static EmulatorFault ResetBeforeAcceptance { get; } = new(nameof(ResetBeforeAcceptance)) { Instead = _ => GraphAnswer.Reset };

    /// <summary>Takes the events, then resets the connection: the answer is lost.</summary>
    public static EmulatorFault ResetAfterAcceptance { get; } = new(nameof(ResetAfterAcceptance)) { Alter = _ => GraphAnswer.Reset };

    /// <summary>Takes the events, announces the whole answer, sends half of it and closes the connection.</summary>
    public static EmulatorFault HalfAnswer { get; } =
        Spoiling(nameof(HalfAnswer), answer => answer with { Delivery = AnswerDelivery.Half });

    /// <summary>Takes the events and answers with JSON that stops in the middle, in an answer that is whole otherwise.</summary>
    public static EmulatorFault TruncatedJson { get; } =
        Spoiling(nameof(TruncatedJson), answer => answer with { Body = answer.Body[..(answer.Body.Length / 2)] });

    /// <summary>Takes the events and answers with the right status and no body.</summary>
    public static EmulatorFault EmptyAnswer { get; } = Spoiling(nameof(EmptyAnswer), answer => answer with { Body = default });

    /// <summary>Takes the events and answers with JSON whose fields have the wrong types.</summary>
    public static EmulatorFault WrongTypes { get; } = Spoiling(nameof(WrongTypes), GraphAnswers.WrongTypes);

    /// <summary>Holds the request until the caller gives up or <see cref="EmulatorFaults.Release"/>, then goes on as usual.</summary>
    public static EmulatorFault Hang { get; } = new(nameof(Hang)) { HangsBefore = true };

    /// <summary>Takes the events, then holds the answer until the caller gives up or <see cref="EmulatorFaults.Release"/>.</summary>
    public static EmulatorFault HangAfterAcceptance { get; } = new(nameof(HangAfterAcceptance)) { HangsAfter = true };

    internal TimeSpan Latency { get; private init; }

    internal bool HangsBefore { get; private init; }

    internal bool HangsAfter { get; private init; }

    internal int Withheld { get; private init; }

    // Given the trace id, answers in the API's place.
    internal Func<string, GraphAnswer>? Instead { get; private init; }

    // Changes the answer that the API would have given.
    internal Func<GraphAnswer, GraphAnswer>? Alter { get; private init; }

    private IReadOnlyList<KeyValuePair<string, string>> ExtraHeaders { get; init; } = [];

    /// <summary>Answers later than usual, by the emulator's clock.</summary>
    /// <param name="delay">How much later.</param>
    /// <returns>The fault.</returns>
    public static EmulatorFault LatencyOf(TimeSpan delay) => AsUsual.DelayedBy(delay);

    /// <summary>Refuses with an error of the Graph API; nothing is taken.</summary>
    /// <param name="code">The error code.</param>
    /// <param name="subcode">The error subcode; default none.</param>
    /// <param name="transient">The field <c>is_transient</c>; default as Meta sends it with the code, for token errors not at all.</param>
    /// <param name="status">The HTTP status; default what Meta sends with the code.</param>
    /// <returns>The fault.</returns>
    public static EmulatorFault GraphError(int code, int? subcode = null, bool? transient = null, HttpStatusCode? status = null) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{nameof(GraphError)} {code}{(subcode is null ? string.Empty : "/")}{subcode}"))
        {
            Instead = traceId => GraphAnswers.Error(
                (int?)status ?? GraphErrorNature.StatusOf(code), code, subcode, transient ?? GraphErrorNature.IsTransient(code), traceId),
        };

    /// <summary>Refuses with a server error in the Graph API's shape: code 2, transient.</summary>
    /// <param name="status">The HTTP status; default 500.</param>
    /// <returns>The fault.</returns>
    public static EmulatorFault ServerError(HttpStatusCode status = HttpStatusCode.InternalServerError) => GraphError(2, status: status);

    /// <summary>Answers with an HTML page, as a load balancer, a captive portal or a mistyped address does; nothing is taken.</summary>
    /// <param name="status">The HTTP status; default 200.</param>
    /// <returns>The fault.</returns>
    public static EmulatorFault HtmlPage(HttpStatusCode status = HttpStatusCode.OK) =>
        Raw(status, "text/html; charset=utf-8", "<!doctype html><html><head><title>Page</title></head><body><h1>Page</h1></body></html>");

    /// <summary>Refuses as a proxy on the way does, without the Graph API's envelope; nothing is taken.</summary>
    /// <param name="status">The HTTP status; default 403. With 407 the answer asks for proxy credentials.</param>
    /// <returns>The fault.</returns>
    public static EmulatorFault ProxyRefusal(HttpStatusCode status = HttpStatusCode.Forbidden)
    {
        var refusal = Raw(status, "text/plain", "Refused by proxy");
        return status == HttpStatusCode.ProxyAuthenticationRequired
            ? refusal.WithHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
            : refusal;
    }

    /// <summary>Answers 413 without the Graph API's envelope; nothing is taken.</summary>
    /// <returns>The fault.</returns>
    public static EmulatorFault PayloadTooLarge() => Raw(HttpStatusCode.RequestEntityTooLarge, "text/plain", "Payload too large");

    /// <summary>Answers with whatever you say; nothing is taken.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="body">The body.</param>
    /// <returns>The fault.</returns>
    public static EmulatorFault Raw(HttpStatusCode status, string contentType, string body) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{nameof(Raw)} {(int)status}"))
        {
            Instead = traceId => GraphAnswers.Page((int)status, contentType, body) with { TraceId = traceId },
        };

    /// <summary>Takes all events but the last ones and answers with the smaller number.</summary>
    /// <param name="missing">How many are not taken; default 1.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="missing"/> is less than 1.</exception>
    public static EmulatorFault FewerReceived(int missing = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(missing, 1);
        return Spoiling(nameof(FewerReceived), answer => answer) with { Withheld = missing };
    }

    internal GraphAnswer Finish(GraphAnswer answer)
    {
        var finished = Alter?.Invoke(answer) ?? answer;
        return finished with { Headers = [.. finished.Headers, .. ExtraHeaders] };
    }

    // Only an answer of success can be spoiled: a refusal has taken nothing, so nothing about it is in doubt.
    private static EmulatorFault Spoiling(string name, Func<GraphAnswer, GraphAnswer> spoil) => new(name)
    {
        Alter = answer => answer.IsSuccess ? spoil(answer) with { IsIntact = false } : answer,
    };
}
