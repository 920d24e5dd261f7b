namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class PublishTests
{
    [Fact]
    public async Task A_published_purchase_arrives_once_hashed_and_clean()
    {
        await using var fixture = new GatewayFixture(options => options.MaxBatchDelay = TimeSpan.FromMinutes(10));

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("order-1").Build());
        FlushReport flushed = await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        receipt.EnsureAccepted().EventId.Should().Be("order-1");
        flushed.Should().Be(new FlushReport(1, 0, 0));
        fixture.Emulator.Events.Should().ContainSingle().Which.Id.Should().Be("order-1");
        fixture.Emulator.AssertClean();
        DataSourceStatistics statistics = fixture.Statistics.Of(GatewayFixture.DataSourceId);
        statistics.Delivered.Should().Be(1);
        statistics.IsBalanced.Should().BeTrue();
        statistics.Pending.Should().Be(0);
    }
}
