using CapiGateway.Sdk;
using CapiGateway.Sdk.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Samples.Quickstart;

/// <summary>Publishes every order through a gateway and says what became of them.</summary>
internal static class QuickstartRun
{
    public static async Task<RunReport> ExecuteAsync(Destination destination, List<Order> orders, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = Services(destination);
        ICapiGateway gateway = services.GetRequiredService<ICapiGateway>();
        EventDefaults defaults = services.GetRequiredService<EventDefaults>();
        var findings = new Findings();
        var progress = new ProgressLine("Published", orders.Count);

        foreach (Order order in orders)
        {
            ConversionEvent purchase = OrderEvents.ToPurchase(order, defaults);
            PublishReceipt receipt = await gateway.PublishAsync(purchase, cancellationToken);
            findings.Add(purchase.UserData, receipt);
            progress.Advance();
        }

        FlushReport flushed = await gateway.FlushAsync(cancellationToken);
        Console.WriteLine($"Flushed: {flushed.Sent} sent, {flushed.Left} left, {flushed.Lost} lost.");
        Console.WriteLine();
        return new RunReport(orders.Count, services.GetRequiredService<GatewayStatistics>(), findings, destination.Emulator?.Counters);
    }

    private static ServiceProvider Services(Destination destination)
    {
        var services = new ServiceCollection();

        // The table tells of invalid events; what Meta answers is told by the log alone.
        services.AddLogging(logging => logging
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(destination.Emulator is null ? LogLevel.Warning : LogLevel.Error));
        services
            .AddCapiGateway(options => options.GraphApiBaseAddress = destination.BaseAddress ?? options.GraphApiBaseAddress)
            .AddDataSource(destination.DatasetId, destination.Token, testEventCode: destination.TestEventCode);
        return services.BuildServiceProvider();
    }
}
