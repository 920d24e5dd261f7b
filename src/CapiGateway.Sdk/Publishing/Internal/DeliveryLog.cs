using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Tells what happens on the way to one data source: counts requests, logs what somebody should know, never a value.</summary>
internal sealed class DeliveryLog(string dataSourceId, LedgerPage page, RequestTelemetry requests, ILogger logger)
{
    private string? _lastTrace;

    public RequestTelemetry Requests => requests;

    public void Record(EventsAnswer answer, DeliveryVerdict verdict, int sent)
    {
        if (answer.IsOfRequest)
        {
            page.CountRequest();
        }

        Volatile.Write(ref _lastTrace, answer.Error?.FbTraceId ?? answer.FbTraceId);
        foreach (string message in answer.Messages)
        {
            logger.MetaMessage(dataSourceId, answer.FbTraceId, message);
        }

        if (verdict.Kind == VerdictKind.PartlyReceived)
        {
            logger.PartlyReceived(dataSourceId, verdict.Received ?? 0, sent, answer.FbTraceId);
        }
    }

    public void Paused(DeliveryVerdict verdict, DateTimeOffset until)
    {
        if (verdict.PauseReason is { } reason)
        {
            logger.DataSourcePaused(dataSourceId, until, reason.Describe(), verdict.Code, verdict.Subcode, Volatile.Read(ref _lastTrace));
        }
        else
        {
            logger.DataSourceBackingOff(dataSourceId, until, verdict.Kind.ToString(), verdict.Code, verdict.Subcode, Volatile.Read(ref _lastTrace));
        }
    }

    public void Resumed() => logger.DataSourceResumed(dataSourceId);

    public void BuriedInDoubt(int events) => logger.MessagingBuriedInDoubt(dataSourceId, events, Volatile.Read(ref _lastTrace));

    public void Buried(DeliveryVerdict verdict) =>
        logger.EventBuried(dataSourceId, verdict.Code, verdict.Subcode, Volatile.Read(ref _lastTrace));
}
