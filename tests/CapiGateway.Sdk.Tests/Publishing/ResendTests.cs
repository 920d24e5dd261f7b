using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class ResendTests
{
    [Fact]
    public async Task In_doubt_the_same_bytes_go_again_whatever_came_in_meanwhile_and_after_three_times_in_halves()
    {
        await using var fixture = new GatewayFixture(options => options.ShutdownTimeout = TimeSpan.Zero, manualClock: true);
        fixture.Emulator.Faults.Next(3, EmulatorFault.ResetAfterAcceptance);
        for (int index = 0; index < 6; index++)
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build());
        }

        for (int attempt = 1; attempt <= 3; attempt++)
        {
            int requests = attempt;
            await fixture.RunUntilAsync(() => fixture.Emulator.Counters.Requests >= requests, TimeSpan.FromMilliseconds(5), TimeSpan.FromMinutes(1));
            await fixture.Gateway.PublishAsync(fixture.Purchase($"later-{attempt}").Build());
        }

        await fixture.RunUntilAsync(() => fixture.Statistics.Total.Pending == 0, TimeSpan.FromMilliseconds(5), TimeSpan.FromMinutes(1));

        ReceivedRequest[] requestsSeen = [.. fixture.Emulator.Requests];
        byte[][] bodies = [.. requestsSeen.Select(request => request.Body!.Value.ToArray())];
        bodies[1].Should().Equal(bodies[0]);
        bodies[2].Should().Equal(bodies[0]);
        requestsSeen.Skip(3).Select(request => request.EventCount).Should().BeEquivalentTo([3, 3, 3], "two halves, and what came in meanwhile");
        fixture.Emulator.Events.Should().NotContain(one => one.IsUnpairedDuplicate);
        fixture.Statistics.Total.Delivered.Should().Be(9);
    }

    [Theory]
    [InlineData(AmbiguousMessaging.Resend, 2)]
    [InlineData(AmbiguousMessaging.Bury, 0)]
    public async Task Messaging_events_that_Meta_may_have_are_sent_again_or_buried_as_the_host_chose(AmbiguousMessaging choice, int resent)
    {
        await using var fixture = new GatewayFixture(options => options.AmbiguousMessaging = choice);
        fixture.Emulator.Faults.Enqueue(EmulatorFault.HtmlPage(), EmulatorFault.Raw(System.Net.HttpStatusCode.OK, "application/json", """{"events_received":3}"""));
        await WaitingAsync(fixture, ActionSources.BusinessMessaging, ActionSources.BusinessMessaging, ActionSources.Website);

        await fixture.WaitForSettledAsync(3);

        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Delivered == 1 + resent && it.Buried == 2 - resent && it.IsBalanced);
        List<DeadLetter> letters = await fixture.Services.GetRequiredService<IDeadLetterQueue>().ListAsync().ToListAsync();
        letters.Count(letter => letter.Answer.Status == 200 && letter.Answer.Code == null).Should().Be(2 - resent);
        fixture.Log.Lines.Count(line => line.Id.Id == 222).Should().Be(choice == AmbiguousMessaging.Bury ? 1 : 0);
    }

    [Fact]
    public async Task An_outage_before_Meta_received_fewer_than_were_sent_takes_no_resend_away()
    {
        await using var fixture = new GatewayFixture(options => options.ShutdownTimeout = TimeSpan.Zero, manualClock: true);
        fixture.Emulator.Faults.Next(5, EmulatorFault.ServerError());
        fixture.Emulator.Faults.Next(1, EmulatorFault.FewerReceived(7));
        for (int index = 0; index < 10; index++)
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build());
        }

        await fixture.RunUntilAsync(() => fixture.Statistics.Total.Pending == 0, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1));

        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Delivered == 10 && it.Unconfirmed == 0);
        fixture.Emulator.Events.Select(one => one.Id).Distinct().Should().HaveCount(10);
        fixture.Emulator.Counters.Requests.Should().Be(7);
    }

    [Fact]
    public async Task What_Meta_never_confirms_is_sent_again_so_many_times_whatever_fails_between()
    {
        await using var fixture = new GatewayFixture(
            options =>
            {
                options.UnconfirmedResends = 2;
                options.ShutdownTimeout = TimeSpan.Zero;
            },
            manualClock: true);
        fixture.Emulator.Faults.Enqueue(
            EmulatorFault.FewerReceived(), EmulatorFault.ServerError(), EmulatorFault.FewerReceived(), EmulatorFault.ServerError(), EmulatorFault.FewerReceived());
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());

        await fixture.RunUntilAsync(() => fixture.Statistics.Total.Pending == 0, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1));

        fixture.Statistics.Total.Unconfirmed.Should().Be(1);
        fixture.Emulator.Counters.Requests.Should().Be(5);
    }

    // The door stores them; here they waited from before, as after a restart.
    private static async Task WaitingAsync(GatewayFixture fixture, params string[] actionSources)
    {
        OutboxEvent[] events = [.. actionSources.Select((source, index) => new OutboxEvent
        {
            DataSourceId = GatewayFixture.DataSourceId,
            EventName = "Purchase",
            EventId = $"{index}",
            Payload = "{}"u8.ToArray(),
            AcceptedAt = fixture.Clock.GetUtcNow(),
            ExpiresAt = fixture.Clock.GetUtcNow().AddDays(7),
            ActionSource = source,
        })];
        await fixture.Services.GetRequiredKeyedService<IEventOutbox>(string.Empty).AppendAsync(events, new AppendStatus[events.Length], default);
        await fixture.Services.GetRequiredKeyedService<ConversionGateway>(string.Empty).StartAsync(default).WaitAsync(GatewayFixture.Budget);
    }
}
