using System.Globalization;
using CapiGateway.Sdk.Testing.Emulator;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class WrongClockTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    [Theory]
    [InlineData(-1)]
    [InlineData(24)]
    public async Task A_clock_that_is_corrected_while_events_wait_neither_delays_nor_loses_nor_expires_them(int hours)
    {
        await using GatewayFixture fixture = CreateFixture();
        fixture.Emulator.Faults.Enqueue(EmulatorFault.ServerError(), EmulatorFault.GraphError(4).WithAdAccountUsage(100, TimeSpan.FromSeconds(60)));

        // Six and a half days old: a clock that is a day ahead would call it too old.
        DateTimeOffset happened = fixture.Clock.GetUtcNow().AddDays(-6.5);
        await fixture.Gateway.PublishAsync(fixture.Purchase("old").WithEventTime(happened).Build());
        await fixture.Gateway.PublishAsync(fixture.Purchase("new").Build());
        await fixture.RunUntilAsync(() => fixture.Emulator.Counters.Requests == 2, Step, TimeSpan.FromSeconds(10));

        fixture.Manual.SetUtcNow(fixture.Clock.GetUtcNow().AddHours(hours));
        TimeSpan passed = await fixture.RunUntilAsync(() => fixture.Statistics.Total.Pending == 0, Step, TimeSpan.FromMinutes(2));

        passed.Should().BeLessThan(TimeSpan.FromSeconds(100), "the pause of a minute is a minute whatever the clock says");
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Delivered == 2 && it.Expired == 0 && it.IsBalanced);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(24)]
    public async Task A_flush_finds_what_was_accepted_before_the_clock_was_corrected(int hours)
    {
        await using GatewayFixture fixture = CreateFixture(options => options.MaxBatchDelay = TimeSpan.FromMinutes(30));
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());
        fixture.Manual.SetUtcNow(fixture.Clock.GetUtcNow().AddHours(hours));

        FlushReport report = await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        report.Should().Be(new FlushReport(1, 0, 0));
    }

    [Fact]
    public async Task Once_Meta_has_said_the_time_events_are_checked_by_it()
    {
        await using GatewayFixture fixture = CreateFixture();
        DateTimeOffset truth = fixture.Clock.GetUtcNow();
        var accepted = EmulatorFault.AsUsual.WithHeader("Date", truth.ToString("r", CultureInfo.InvariantCulture));
        fixture.Emulator.Faults.Always(accepted);
        fixture.Manual.SetUtcNow(truth.AddDays(-3));
        for (int index = 1; index <= 3; index++)
        {
            int delivered = index;
            await fixture.Gateway.PublishAsync(fixture.Purchase($"{index}").Build());
            await fixture.RunUntilAsync(() => fixture.Statistics.Total.Delivered == delivered, Step, TimeSpan.FromSeconds(10));
        }

        // By the host's clock it is of tomorrow, by Meta's of the day before yesterday.
        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("4").WithEventTime(truth.AddDays(-2)).Build());

        receipt.Outcome.Should().Be(PublishOutcome.Accepted);
        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Id == 221).Which.Text.Should().Contain("behind");
    }

    private static GatewayFixture CreateFixture(Action<CapiGatewayOptions>? configure = null) => new(
        options =>
        {
            options.ShutdownTimeout = TimeSpan.Zero;
            configure?.Invoke(options);
        },
        manualClock: true);
}
