namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>Decides the answer to every request, whichever transport brought it: script first, then the API.</summary>
internal sealed class EmulatorEngine(EmulatorOptions options, TimeProvider time, Journal journal, EmulatorFaults faults)
{
    private readonly ConversionsApi _api = new(options);
    private readonly Access _access = new(options);

    public async Task<Exchange> AnswerAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        var route = Route.Parse(request.Path);
        using var parts = await RequestParts.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        var (received, incoming) = Open(request, route, parts);
        var traceId = GraphAnswers.TraceId(received.Number);
        var fault = faults.Take(incoming);
        var fate = new AnswerFate();
        if (fault is null)
        {
            var answer = Decide(received, route, parts, fate, withheld: 0, traceId);
            received.SetAnswer(answer);
            return new(answer, fate);
        }

        received.Fault = fault.Name;
        journal.CountFault();
        await WaitBeforeAsync(fault, cancellationToken).ConfigureAwait(false);
        var spoiled = fault.Finish(fault.Instead?.Invoke(traceId) ?? Decide(received, route, parts, fate, fault.Withheld, traceId));
        received.SetAnswer(spoiled);
        if (fault.HangsAfter)
        {
            await faults.HangAsync(cancellationToken).ConfigureAwait(false);
        }

        return new(spoiled, fate);
    }

    private (ReceivedRequest Received, IncomingRequest Incoming) Open(GraphRequest request, Route route, RequestParts parts)
    {
        var match = _access.Match(route.Kind, parts);
        var now = time.GetUtcNow();
        IncomingRequest? incoming = null;
        var received = journal.Open(number =>
        {
            incoming = new(number, request.Method, request.Path, route.DatasetId, now, request.Body);
            return new(incoming, parts, match);
        });
        return (received, incoming!);
    }

    private async Task WaitBeforeAsync(EmulatorFault fault, CancellationToken cancellationToken)
    {
        if (fault.Latency > TimeSpan.Zero)
        {
            await Task.Delay(fault.Latency, time, cancellationToken).ConfigureAwait(false);
        }

        if (fault.HangsBefore)
        {
            await faults.HangAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private GraphAnswer Decide(ReceivedRequest received, Route route, RequestParts parts, AnswerFate fate, int withheld, string traceId)
    {
        var now = time.GetUtcNow();
        var verdict = _api.Judge(received.Method, route, parts, received.BodyLength, now);
        if (verdict.Rejections.Count > 0)
        {
            if (Probe.IsAnswered(verdict.Rejections))
            {
                return verdict.ToAnswer(options, traceId);
            }

            journal.Refuse([.. verdict.Rejections.Select(rejected => rejected.ToRejection(received))], received.EventCount);
            return verdict.ToAnswer(options, traceId);
        }

        journal.Warn(verdict.Warnings.Select(warning => warning.ToFinding(received.Number)));
        var taken = verdict.Events.Take(Math.Max(0, verdict.Events.Count - withheld)).ToArray();
        journal.Accept(received, taken, fate, now);
        return verdict.ToAnswer(options, traceId, taken.Length);
    }
}
