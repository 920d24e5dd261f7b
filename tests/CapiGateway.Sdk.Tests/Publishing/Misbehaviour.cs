using System.Net;
using CapiGateway.Sdk.Testing.Emulator;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>Every way in which Meta, or whatever stands before it, misbehaves here; and how often it does so in a row.</summary>
public static class Misbehaviour
{
    private static readonly (string Name, EmulatorFault Fault, int Times)[] All =
    [
        ("server error", EmulatorFault.ServerError(), 4),
        ("service unavailable", EmulatorFault.ServerError(HttpStatusCode.ServiceUnavailable), 4),
        ("unknown error 1", EmulatorFault.GraphError(1), 4),
        ("transient 100", EmulatorFault.GraphError(100, transient: true), 4),
        ("policy block", EmulatorFault.GraphError(368), 1),
        ("reset before", EmulatorFault.ResetBeforeAcceptance, 7),
        ("reset after", EmulatorFault.ResetAfterAcceptance, 7),
        ("half an answer", EmulatorFault.HalfAnswer, 4),
        ("JSON that stops", EmulatorFault.TruncatedJson, 4),
        ("empty 200", EmulatorFault.EmptyAnswer, 4),
        ("wrong types", EmulatorFault.WrongTypes, 4),
        ("hang", EmulatorFault.Hang, 3),
        ("hang after", EmulatorFault.HangAfterAcceptance, 3),
        ("slow", EmulatorFault.LatencyOf(TimeSpan.FromSeconds(10)), 3),
        ("slow and broken", EmulatorFault.HalfAnswer.DelayedBy(TimeSpan.FromSeconds(10)), 3),
        ("HTML 502", EmulatorFault.HtmlPage(HttpStatusCode.BadGateway), 4),
        ("HTML 200", EmulatorFault.HtmlPage(), 4),
        ("HTML 404", EmulatorFault.HtmlPage(HttpStatusCode.NotFound), 3),
        ("429 without envelope", EmulatorFault.Raw(HttpStatusCode.TooManyRequests, "text/plain", "slow down"), 4),
        ("408", EmulatorFault.Raw(HttpStatusCode.RequestTimeout, "text/plain", "late"), 4),
        ("throttled", EmulatorFault.GraphError(4), 4),
        ("throttled for minutes", EmulatorFault.GraphError(80004, 2446079).WithBusinessUseCaseUsage(100, TimeSpan.FromMinutes(19)), 2),
        ("throttled for seconds", EmulatorFault.GraphError(17).WithAdAccountUsage(100, TimeSpan.FromSeconds(300)), 2),
        ("Retry-After", EmulatorFault.ServerError(HttpStatusCode.ServiceUnavailable).WithRetryAfter(TimeSpan.FromSeconds(30)), 2),
        ("proxy 403", EmulatorFault.ProxyRefusal(), 3),
        ("proxy 407", EmulatorFault.ProxyRefusal(HttpStatusCode.ProxyAuthenticationRequired), 3),
        ("dead token", EmulatorFault.GraphError(190), 1),
        ("no permission", EmulatorFault.GraphError(200), 3),
        ("unknown dataset", EmulatorFault.GraphError(100, 33), 3),
        ("ended version", EmulatorFault.GraphError(2635), 3),
        ("unknown code", EmulatorFault.GraphError(987_654), 3),
        ("too large", EmulatorFault.PayloadTooLarge(), 2),
        ("refused as a whole", EmulatorFault.GraphError(100, 2804050), 2),
        ("fewer received", EmulatorFault.FewerReceived(), 2),
    ];

    public static IEnumerable<string> Names => All.Select(one => one.Name);

    public static (EmulatorFault Fault, int Times) Of(string name) => All.Where(one => one.Name == name).Select(one => (one.Fault, one.Times)).Single();
}
