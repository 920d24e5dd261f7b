using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>Who has the deduplication key of an event that was buried.</summary>
public sealed class DeadLetterKeyTests
{
    public static TheoryData<string> Outboxes => OutboxKind.Names;

    [Theory]
    [MemberData(nameof(Outboxes))]
    public async Task Once_it_is_sent_again_the_same_event_is_a_duplicate_of_it(string kind)
    {
        await using GatewayFixture fixture = CreateFixture(kind);
        ConversionEvent purchase = fixture.Purchase("4711").Build();
        await BuryAsync(fixture, purchase);

        (await ResendAsync(fixture)).Status.Should().Be(ResendStatus.Resent);

        (await fixture.Gateway.PublishAsync(purchase)).Outcome.Should().Be(PublishOutcome.Duplicate);
        await fixture.WaitForSettledAsync(2);
        (await fixture.Gateway.PublishAsync(purchase)).Outcome.Should().Be(PublishOutcome.Duplicate);
        fixture.Emulator.Events.Should().ContainSingle();
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.IsBalanced && it.Delivered == 1 && it.Buried == 1);
    }

    [Theory]
    [MemberData(nameof(Outboxes))]
    public async Task One_whose_event_was_published_anew_is_not_sent_a_second_time_and_stays(string kind)
    {
        await using GatewayFixture fixture = CreateFixture(kind);
        ConversionEvent purchase = fixture.Purchase("4711").Build();
        await BuryAsync(fixture, purchase);
        (await fixture.Gateway.PublishAsync(purchase)).EnsureAccepted();
        await fixture.WaitForSettledAsync(2);

        ResendResult result = await ResendAsync(fixture);

        result.Status.Should().Be(ResendStatus.Duplicate);
        result.Reason.Should().Contain("published anew");
        (await Letters(fixture).ListAsync().ToListAsync()).Should().ContainSingle();
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.IsBalanced && it.Accepted == 2 && it.Delivered == 1 && it.Pending == 0);
    }

    [Theory]
    [MemberData(nameof(Outboxes))]
    public async Task One_that_is_buried_again_may_be_published_again(string kind)
    {
        await using GatewayFixture fixture = CreateFixture(kind);
        ConversionEvent purchase = fixture.Purchase("4711").Build();
        await BuryAsync(fixture, purchase);
        fixture.Emulator.Faults.Enqueue(EmulatorFault.GraphError(100, 2804050));
        (await ResendAsync(fixture)).Status.Should().Be(ResendStatus.Resent);
        await fixture.WaitForSettledAsync(2);

        (await fixture.Gateway.PublishAsync(purchase)).EnsureAccepted();

        await fixture.WaitForSettledAsync(3);
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Buried == 2 && it.Delivered == 1);
    }

    [Fact]
    public async Task One_that_found_no_room_leaves_its_key_free()
    {
        await using GatewayFixture fixture = CreateFixture(OutboxKind.InMemory.Name, options => options.OutboxCapacity = 1);
        ConversionEvent purchase = fixture.Purchase("4711").Build();
        await BuryAsync(fixture, purchase);
        fixture.Emulator.Faults.Always(EmulatorFault.Hang);
        (await fixture.Gateway.PublishAsync(fixture.Purchase("other").Build())).EnsureAccepted();
        (await ResendAsync(fixture)).Status.Should().Be(ResendStatus.NoRoom);
        fixture.Emulator.Faults.Clear();
        fixture.Emulator.Faults.Release();
        await fixture.WaitForSettledAsync(2);

        (await fixture.Gateway.PublishAsync(purchase)).EnsureAccepted();
    }

    [Theory]
    [MemberData(nameof(Outboxes))]
    public async Task One_that_Meta_may_have_keeps_its_key_and_can_be_sent_again_all_the_same(string kind)
    {
        await using GatewayFixture fixture = CreateFixture(kind, options => options.AmbiguousMessaging = AmbiguousMessaging.Bury);
        ConversionEvent purchase = ConversionEvent.Create(MessagingEventNames.LeadSubmitted).WithEventId("4711").WithEventTime(fixture.Clock.GetUtcNow())
            .FromMessenger("1234567890", "9876543210").Build();
        fixture.Emulator.Faults.Enqueue(EmulatorFault.EmptyAnswer);
        (await fixture.Gateway.PublishAsync(purchase)).EnsureAccepted();
        await fixture.WaitForSettledAsync(1);

        (await fixture.Gateway.PublishAsync(purchase)).Outcome.Should().Be(PublishOutcome.Duplicate);
        (await ResendAsync(fixture)).Status.Should().Be(ResendStatus.Resent);

        await fixture.WaitForSettledAsync(2);
        (await fixture.Gateway.PublishAsync(purchase)).Outcome.Should().Be(PublishOutcome.Duplicate);
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.IsBalanced && it.Buried == 1 && it.Delivered == 1);
    }

    private static GatewayFixture CreateFixture(string kind, Action<CapiGatewayOptions>? configure = null) => new(
        options =>
        {
            options.ShutdownTimeout = TimeSpan.Zero;
            configure?.Invoke(options);
        },
        outbox: OutboxKind.Of(kind));

    private static IDeadLetterQueue Letters(GatewayFixture fixture) => fixture.Services.GetRequiredService<IDeadLetterQueue>();

    private static async Task BuryAsync(GatewayFixture fixture, ConversionEvent conversion)
    {
        fixture.Emulator.Faults.Enqueue(EmulatorFault.GraphError(100, 2804050));
        (await fixture.Gateway.PublishAsync(conversion)).EnsureAccepted();
        await fixture.WaitForSettledAsync(1);
    }

    private static async Task<ResendResult> ResendAsync(GatewayFixture fixture)
    {
        DeadLetter letter = (await Letters(fixture).ListAsync().ToListAsync()).Should().ContainSingle().Which;
        return await Letters(fixture).ResendAsync(letter.Id);
    }
}
