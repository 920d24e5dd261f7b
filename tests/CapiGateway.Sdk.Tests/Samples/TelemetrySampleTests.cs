using CapiGateway.Sdk.Testing.Emulator;

namespace CapiGateway.Sdk.Tests.Samples;

public sealed class TelemetrySampleTests
{
    [Fact]
    public async Task OpenTelemetry_gets_metrics_and_spans_and_the_health_check_is_healthy()
    {
        await using var emulator = new ConversionsApiEmulator(new EmulatorOptions
        {
            Datasets = [new EmulatorDataset(SampleProcess.DatasetId)],
            AccessTokens = [SampleProcess.Token],
        });
        Uri address = await emulator.StartAsync().WaitAsync(SampleProcess.Budget);
        await using SampleProcess sample = SampleProcess.StartConfigured("Telemetry", address);

        (await sample.WaitForExitAsync()).Should().Be(0, sample.Output);

        sample.Output.Should().Contain("Purchase: 2 received, 2 published")
            .And.Contain("Health: Healthy")
            .And.Contain("metric capigateway.events.accepted 2 {event}")
            .And.Contain("metric capigateway.events.finished 2 {event}")
            .And.Contain("metric capigateway.batch.size")
            .And.Contain("span capigateway.publish, 0 links, accepted")
            .And.MatchRegex(@"span capigateway\.send, [12] links, delivered");
        emulator.AssertClean();
    }
}
