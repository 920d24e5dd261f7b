using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Hands lost events to the host's listeners. What a listener throws costs nobody else anything.</summary>
internal sealed class LossReporter(IEnumerable<IEventLossListener> listeners, ILogger logger)
{
    private readonly IEventLossListener[] _listeners = [.. listeners];

    public void Report(OutboxEvent lost, LossKind kind)
    {
        foreach (IEventLossListener listener in _listeners)
        {
            try
            {
                listener.OnLost(new LostEvent(lost, kind));
            }
            catch (Exception exception)
            {
                logger.LossListenerFailed(exception);
            }
        }
    }
}
