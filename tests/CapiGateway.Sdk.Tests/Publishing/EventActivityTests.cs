using CapiGateway.Sdk.DataSources;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class EventActivityTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Activity_tells_name_by_name_what_became_of_events()
    {
        await using var fixture = new GatewayFixture();
        IEventActivity activity = fixture.Services.GetRequiredService<IEventActivity>();
        for (int index = 0; index < 3; index++)
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build());
        }

        await fixture.Gateway.PublishAsync(fixture.Purchase("old").WithEventTime(fixture.Clock.GetUtcNow().AddDays(-30)).Build());
        await fixture.WaitForSettledAsync(3);

        NamedEventActivity purchases = (await activity.ReadAsync(GatewayFixture.DataSourceId, Hour)).Of("Purchase");

        purchases.Should().BeEquivalentTo(
            new { Received = 4L, Accepted = 3L, Published = 3L, Duplicates = 0L, Filtered = 0L, Failed = 1L, SuccessRate = 0.75 });
        purchases.LastReceived.Should().BeCloseTo(fixture.Clock.GetUtcNow(), GatewayFixture.Budget);
        purchases.LastPublished.Should().BeOnOrAfter(purchases.LastReceived!.Value - GatewayFixture.Budget);
        (await activity.ReadAsync(GatewayFixture.DataSourceId, Hour)).Of("Lead").Should().BeEquivalentTo(
            new { Received = 0L, SuccessRate = (double?)null, LastReceived = (DateTimeOffset?)null });
        (await activity.ReadAsync("999", Hour)).Events.Should().BeEmpty();
    }

    [Fact]
    public async Task Activity_and_statistics_and_the_store_say_the_same()
    {
        await using var fixture = new GatewayFixture();
        for (int index = 0; index < 20; index++)
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build());
        }

        await fixture.WaitForSettledAsync(20);

        DataSourceStatistics statistics = fixture.Statistics.Of(GatewayFixture.DataSourceId);
        DataSourceActivity activity = await fixture.Services.GetRequiredService<IEventActivity>().ReadAsync(GatewayFixture.DataSourceId, Hour);
        activity.Events.Sum(named => named.Received).Should().Be(statistics.Received);
        activity.Events.Sum(named => named.Published).Should().Be(statistics.Delivered);
    }

    [Fact]
    public async Task An_unknown_data_source_is_counted_by_reason_and_its_id_is_not_kept()
    {
        await using var fixture = new GatewayFixture();
        await fixture.Gateway.PublishAsync(fixture.Purchase("order-1").Build(), "jane.doe@example.com");

        NamedEventActivity purchases = (await fixture.Services.GetRequiredService<IEventActivity>().ReadAsync("(unknown)", Hour)).Of("Purchase");

        purchases.Received.Should().Be(0);
        purchases.NotConnectedByReason.Should().Equal(new Dictionary<string, long>(StringComparer.Ordinal) { ["unknown_data_source"] = 1 });
        fixture.Statistics.DataSourceIds.Should().NotContain("jane.doe@example.com");
        fixture.Log.Everything.Should().NotContain("jane.doe@example.com");
    }

    [Fact]
    public async Task Copies_of_the_browser_are_paired_with_events_of_the_server()
    {
        await using var fixture = new GatewayFixture(manualClock: true);
        IEventActivity activity = fixture.Services.GetRequiredService<IEventActivity>();
        DateTimeOffset now = fixture.Clock.GetUtcNow();
        activity.RecordBrowserCopy(GatewayFixture.DataSourceId, "Purchase", "both", now.AddMinutes(-10));
        activity.RecordBrowserCopy(GatewayFixture.DataSourceId, "Purchase", "both", now.AddMinutes(-10));
        activity.RecordBrowserCopy(GatewayFixture.DataSourceId, "Purchase", "far", now.AddHours(-49));
        activity.RecordBrowserCopy(GatewayFixture.DataSourceId, "Purchase", "browser-1", now);
        activity.RecordBrowserCopy(GatewayFixture.DataSourceId, "Purchase", "browser-2", now);
        foreach (string id in new[] { "both", "far", "server" })
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase(id).Build());
        }

        BrowserCopies copies = (await activity.ReadAsync(GatewayFixture.DataSourceId, Hour)).Of("Purchase").Browser;

        copies.Should().BeEquivalentTo(new
        {
            Reported = 4L,
            Paired = 1L,
            TooFarApart = 1L,
            Unpaired = 2L,
            ServerOnly = 1L,
            ServerShare = 0.5,
            PairedShare = 0.25,
            LongestGap = TimeSpan.FromHours(49),
            MeanGap = TimeSpan.FromMinutes(((49 * 60) + 10) / 2.0),
        });
    }

    [Fact]
    public async Task A_copy_of_the_browser_that_is_reported_later_is_paired_too()
    {
        await using var fixture = new GatewayFixture(manualClock: true);
        IEventActivity activity = fixture.Services.GetRequiredService<IEventActivity>();
        activity.RecordBrowserCopy(GatewayFixture.DataSourceId, "Lead", "first", fixture.Clock.GetUtcNow());
        await fixture.Gateway.PublishAsync(fixture.Purchase("order-1").Build());

        activity.RecordBrowserCopy(GatewayFixture.DataSourceId, "Purchase", "order-1", fixture.Clock.GetUtcNow().AddSeconds(30));

        BrowserCopies copies = (await activity.ReadAsync(GatewayFixture.DataSourceId, Hour)).Of("Purchase").Browser;
        copies.Paired.Should().Be(1);
        copies.ServerShare.Should().Be(1);
        copies.LongestGap.Should().Be(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_window_that_is_none_is_a_mistake_of_the_caller(int seconds)
    {
        await using var fixture = new GatewayFixture();
        Func<Task> read = async () => await fixture.Services.GetRequiredService<IEventActivity>().ReadAsync("1", TimeSpan.FromSeconds(seconds));

        await read.Should().ThrowAsync<ArgumentOutOfRangeException>();
    }
}
