using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Sqlite.Probe;

/// <summary>One caller: publishes every so-many-th event, one after another.</summary>
internal static class Publisher
{
    public static async Task PublishAsync(ICapiGateway gateway, Report report, int first, int end, int step)
    {
        for (int number = first; number < end; number += step)
        {
            ConversionEvent conversion = ConversionEvent.Purchase(129.95m, "USD")
                .WithEventId($"order-{number}")
                .WithEventTime(TimeProvider.System.GetUtcNow())
                .FromWebsite("https://shop.example/thanks", "Mozilla/5.0 (X11; Linux x86_64)", "8.8.8.8")
                .WithUser(user => user.Email($"jane.doe.{number}@example.com").ExternalId($"marker-plain-{number}"))
                .Build();
            report.Line($"begun order-{number}");
            PublishReceipt receipt = await gateway.PublishAsync(conversion);
            report.Line(receipt.Outcome == PublishOutcome.Accepted ? $"accepted order-{number}" : $"{receipt.Outcome} {receipt.Reason} order-{number}");
        }
    }
}
