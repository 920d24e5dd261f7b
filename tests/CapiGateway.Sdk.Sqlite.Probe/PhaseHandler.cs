namespace CapiGateway.Sdk.Sqlite.Probe;

/// <summary>Says where each request stands, and stays there for a moment, so that a kill can hit it.</summary>
internal sealed class PhaseHandler(Report report, TimeProvider clock) : DelegatingHandler
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(15);
    private static int Requests;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int number = Interlocked.Increment(ref Requests);
        report.Line($"leased {number}");
        await Task.Delay(Moment, clock, cancellationToken);
        report.Line($"sending {number}");
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        report.Line($"answered {number}");
        await Task.Delay(Moment, clock, cancellationToken);
        return response;
    }
}
