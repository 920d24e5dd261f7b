using System.Diagnostics.Metrics;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Telemetry;
using CapiGateway.Sdk.Tests.Measuring;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Telemetry;

/// <summary>What telemetry costs when nobody listens.</summary>
[Collection(TracingTests.Name)]
public sealed class SilenceTests
{
    private static readonly EventsAnswer Answer = new() { StatusCode = 200, EventsReceived = 1 };

    [Fact]
    public async Task Nothing_is_allocated_for_requests_and_spans_when_nobody_listens()
    {
        await using ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var instruments = new GatewayInstruments(services.GetRequiredService<IMeterFactory>());
        var requests = new RequestTelemetry("", "1", instruments, new DataSourceVitals(TimeProvider.System), TimeProvider.System);
        var batch = new LeasedEvent[1];
        var verdict = new DeliveryVerdict(VerdictKind.Delivered);

        Allocated.By(Run).Should().Be(0);
        GatewayTracing.CurrentTraceParent.Should().BeNull();

        void Run()
        {
            for (int index = 0; index < 10_000; index++)
            {
                using RequestScope request = requests.Begin(batch);
                request.Answered(Answer, verdict);
                GatewayTracing.StartPublish("Purchase")?.Dispose();
                _ = GatewayTracing.CurrentTraceParent;
            }
        }
    }
}
