using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Posts one event to find out whether id and token are good: with a test event code one to be seen in Test Events, otherwise one so old
/// that Meta refuses it, which it does only after it has found the token good and the data source there.
/// </summary>
internal sealed class DataSourceProbe(EventsEndpoint endpoint, CredentialSource credentials, TimeSpan attemptTimeout, TimeProvider clock) : IDataSourceProbe
{
    private const string EventName = "CapiGatewayCheck";

    // Older than any kind of event may be, for the longest is 62 days.
    private static readonly TimeSpan TooOld = TimeSpan.FromDays(365);

    public async Task<ConfirmationResult> ProbeAsync(DataSource source, bool maySendTestEvent, CancellationToken cancellationToken)
    {
        if (await credentials.GetAsync(source, cancellationToken).ConfigureAwait(false) is not { } credential)
        {
            return ProbeAnswer.WithoutToken(clock.GetUtcNow());
        }

        DateTimeOffset now = clock.GetUtcNow();
        string? code = maySendTestEvent ? source.TestEventCodeAt(now) : null;
        ConversionEvent probe = ConversionEvent.Create(EventName)
            .WithEventTime(code is null ? now - TooOld : now)
            .FromSystem()
            .WithUser(user => user.ExternalId(EventName))
            .Build();
        var call = new EventsCall(source, credential, new RequestFields { TestEventCode = code }, [EventSerializer.ToUtf8(probe)]);
        EventsAnswer answer = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        return ProbeAnswer.Judge(answer, source.Destination.Kind, code is not null, clock.GetUtcNow());
    }

    private async Task<EventsAnswer> SendAsync(EventsCall call, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(attemptTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await endpoint.SendAsync(call, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new EventsAnswer { Failure = new TransportFailure(TransportFailureKind.Timeout, "attempt timeout") };
        }
    }
}
