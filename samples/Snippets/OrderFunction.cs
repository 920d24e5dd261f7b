using CapiGateway.Sdk;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Samples.Snippets;

// begin-snippet: function
/// <summary>Runs for each message of a queue, in a process that may be frozen as soon as it returns: nothing is left to an outbox.</summary>
internal sealed class OrderFunction(ICapiGateway capi, EventDefaults defaults)
{
    public async Task RunAsync(Order order, string datasetId, CancellationToken cancellationToken)
    {
        ConversionEvent purchase = ConversionEvent.Purchase(order.Total, order.Currency)
            .WithEventId(order.Id)                                      // a message that comes twice is one event
            .WithEventTime(order.PlacedAt)
            .FromPhoneCall()
            .WithUser(user => user.Email(order.Email).Phone(order.Phone))
            .Build(defaults);

        SendReport report = await capi.SendAsync([purchase], datasetId, cancellationToken);
        if (report.Results[0] is { Outcome: SendOutcome.Failed } failed)
        {
            throw new InvalidOperationException($"Not sent: {failed.ErrorMessage}");     // the queue delivers the message again
        }
    }
}
// end-snippet
