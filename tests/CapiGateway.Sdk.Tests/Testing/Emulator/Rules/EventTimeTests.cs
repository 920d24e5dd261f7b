using System.Text.Json.Nodes;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator.Rules;

public class EventTimeTests : RuleTest
{
    private const long Day = 24 * 60 * 60;

    [Theory]
    [InlineData(0)]
    [InlineData(-7 * Day)]
    [InlineData(60)]
    public Task A_time_within_seven_days_is_accepted(long offset) =>
        ShouldBeClean(Harness.Website().With("event_time", Harness.Now + offset));

    [Fact]
    public Task An_event_older_than_seven_days_is_refused() =>
        ShouldBeRejected(Harness.Website().With("event_time", Harness.Now - (7 * Day) - 1), 2804003, "event_time");

    [Fact]
    public Task A_store_sale_may_be_sixty_two_days_old() =>
        ShouldBeClean(Harness.Store().With("event_time", Harness.Now - (62 * Day)));

    [Fact]
    public Task An_older_store_sale_is_refused() =>
        ShouldBeRejected(Harness.Store().With("event_time", Harness.Now - (62 * Day) - 1), 2804003, "event_time");

    [Fact]
    public Task A_time_in_the_future_is_refused() =>
        ShouldBeRejected(Harness.Website().With("event_time", Harness.Now + 61), 2804004, "event_time");

    [Fact]
    public Task Milliseconds_are_refused() =>
        ShouldBeRejected(Harness.Website().With("event_time", Harness.Now * 1000), 2804004, "event_time");

    [Fact]
    public async Task The_tolerance_for_the_future_is_an_option()
    {
        Use(new() { FutureTolerance = TimeSpan.FromHours(1) });

        await ShouldBeClean(Harness.Website().With("event_time", JsonValue.Create(Harness.Now + 3600))).WaitAsync(Budget);
    }
}
