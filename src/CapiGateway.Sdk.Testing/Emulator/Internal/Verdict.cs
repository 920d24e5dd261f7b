using System.Text.Json;

namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>What the API makes of a request: all of its events or none of them.</summary>
internal sealed class Verdict
{
    public IReadOnlyList<RejectedPart> Rejections { get; init; } = [];

    public IReadOnlyList<Objection> Warnings { get; init; } = [];

    public IReadOnlyList<AcceptedEventFacts> Events { get; init; } = [];

    // The status of an answer; for a refusal by a code, the code's own status.
    public int? Status { get; init; }

    // The members of the answer to a read; null for events.
    public Action<Utf8JsonWriter>? Node { get; init; }

    public static Verdict Refuse(Objection objection, int? status = null) =>
        new() { Rejections = [new(null, null, null, [objection])], Status = status };

    public GraphAnswer ToAnswer(EmulatorOptions options, string traceId, int received = 0)
    {
        if (Rejections.Count > 0)
        {
            var first = Rejections[0].Objections[0];
            return first.Code == 413
                ? GraphAnswers.Page(413, "text/plain", "Payload too large") with { TraceId = traceId }
                : GraphAnswers.Refusal(first, Status ?? GraphErrorNature.StatusOf(first.Code), options, traceId);
        }

        return Node is not null
            ? GraphAnswers.Node(traceId, Node)
            : GraphAnswers.Success(received, [.. Warnings.Select(warning => $"{warning.Text}: {warning.Path}")], traceId, Status ?? 200);
    }
}
