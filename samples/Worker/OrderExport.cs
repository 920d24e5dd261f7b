using CapiGateway.Sdk;
using CapiGateway.Sdk.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Samples.Worker;

/// <summary>
/// Publishes the orders that came in over night, then ends the process. Nothing is flushed here: the host drains the gateway when it
/// stops.
/// </summary>
internal sealed partial class OrderExport(
    ICapiGateway capi, EventDefaults defaults, IHostApplicationLifetime lifetime, ILogger<OrderExport> logger) : BackgroundService
{
    private static readonly Order[] Orders =
    [
        new("SO-1001", 129.95m, "USD", "jane.doe@example.com", "+1 650 555 0100", TimeSpan.FromHours(7)),
        new("SO-1002", 59.00m, "EUR", "max.mustermann@example.com", "+49 30 5550 0100", TimeSpan.FromHours(3)),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (Order order in Orders)
        {
            PublishReceipt receipt = await capi.PublishAsync(
                ConversionEvent.Purchase(order.Total, order.Currency)
                    .WithEventId(order.Id)
                    .WithEventTime(defaults.TimeProvider.GetUtcNow() - order.Age)
                    .From(ActionSources.PhoneCall)
                    .WithUser(user => user.Email(order.Email).Phone(order.Phone))
                    .Build(defaults),
                stoppingToken);
            LogPublished(order.Id, receipt.Outcome);
        }

        lifetime.StopApplication();
    }

    [LoggerMessage(LogLevel.Information, "Order {Order}: {Outcome}")]
    private partial void LogPublished(string order, PublishOutcome outcome);
}
