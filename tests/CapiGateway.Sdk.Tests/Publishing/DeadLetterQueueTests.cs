using System.Text.Json;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class DeadLetterQueueTests
{
    [Fact]
    public async Task A_buried_event_is_kept_with_what_Meta_said_and_delivered_when_it_is_sent_again()
    {
        await using GatewayFixture fixture = CreateFixture();
        await BuryAsync(fixture, "4711");
        IDeadLetterQueue sut = Of(fixture);

        DeadLetter letter = (await sut.ListAsync(GatewayFixture.DataSourceId).ToListAsync()).Should().ContainSingle().Which;
        letter.Answer.Should().Match<DeliveryAnswer>(it => it.Status == 400 && it.Code == 100 && it.Subcode == 2804050 && it.FbTraceId != null);
        letter.Answer.Body.Should().Contain("2804050").And.NotContain(GatewayFixture.Token);
        (await sut.ResendAsync(letter.Id)).Status.Should().Be(ResendStatus.Resent);
        await fixture.Emulator.WaitForEventsAsync(1).WaitAsync(GatewayFixture.Budget);
        await fixture.WaitForSettledAsync(2);

        fixture.Emulator.Events.Should().ContainSingle(one => one.Id == "4711");
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(
            it => it.Addressed == 2 && it.Accepted == 2 && it.Buried == 1 && it.Delivered == 1 && it.Pending == 0 && it.IsBalanced);
        (await sut.ResendAsync(letter.Id)).Status.Should().Be(ResendStatus.NotFound);
    }

    [Fact]
    public async Task Dead_letters_are_exported_as_lines_of_JSON_with_the_event_as_it_was_sent()
    {
        await using GatewayFixture fixture = CreateFixture();
        await BuryAsync(fixture, "1", "2");
        using var file = new MemoryStream();

        (await Of(fixture).ExportAsync(file)).Should().Be(2);

        string[] lines = System.Text.Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(line => JsonElement.Parse(line).GetProperty("event_id").GetString()).Should().Equal("2", "1");
        JsonElement first = JsonElement.Parse(lines[0]);
        first.GetProperty("subcode").GetInt32().Should().Be(2804050);
        first.GetProperty("event").GetProperty("event_name").GetString().Should().Be("Purchase");
        lines.Should().OnlyContain(line => !line.Contains("example.com\""), "addresses are digests");
    }

    [Fact]
    public async Task What_is_too_old_for_Meta_is_refused_with_the_reason_and_kept()
    {
        await using GatewayFixture fixture = CreateFixture(manualClock: true);
        fixture.Emulator.Faults.Enqueue(EmulatorFault.GraphError(100, 2804050));
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());
        await fixture.NextAsync(TimeSpan.FromMilliseconds(5));
        await fixture.WaitForSettledAsync(1);
        fixture.Manual.Advance(TimeSpan.FromDays(7));

        ResendResult result = await Of(fixture).ResendAsync(1);

        result.Status.Should().Be(ResendStatus.TooOld);
        result.Reason.Should().Contain("7 days");
        (await Of(fixture).ListAsync().ToListAsync()).Should().ContainSingle();
        (await Of(fixture).DeleteAsync(1)).Should().BeTrue();
    }

    [Fact]
    public async Task A_full_outbox_and_a_data_source_that_is_gone_are_said()
    {
        await using GatewayFixture fixture = CreateFixture(options => options.OutboxCapacity = 1);
        var outbox = fixture.Services.GetRequiredKeyedService<IEventOutbox>(string.Empty);
        await BuryDirectlyAsync(outbox, "999");
        await BuryDirectlyAsync(outbox, GatewayFixture.DataSourceId);
        await outbox.AppendAsync(new[] { Entry(GatewayFixture.DataSourceId) }, new AppendStatus[1], default);

        (await Of(fixture).ResendAsync(1)).Status.Should().Be(ResendStatus.NotConnected);
        (await Of(fixture).ResendAsync(2)).Status.Should().Be(ResendStatus.NoRoom);
        (await Of(fixture).ListAsync().ToListAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task Once_the_gateway_has_ended_nothing_is_put_back_where_nobody_would_send_it()
    {
        await using GatewayFixture fixture = CreateFixture();
        await BuryAsync(fixture, "1");
        await fixture.Services.GetRequiredKeyedService<ConversionGateway>(string.Empty).EndAsync(default).WaitAsync(GatewayFixture.Budget);

        (await Of(fixture).ResendAsync(1)).Status.Should().Be(ResendStatus.Stopped);

        (await Of(fixture).ListAsync().ToListAsync()).Should().ContainSingle();
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Accepted == 1 && it.IsBalanced);
    }

    private static IDeadLetterQueue Of(GatewayFixture fixture) => fixture.Services.GetRequiredService<IDeadLetterQueue>();

    private static GatewayFixture CreateFixture(Action<CapiGatewayOptions>? configure = null, bool manualClock = false) => new(
        options =>
        {
            options.ShutdownTimeout = TimeSpan.Zero;
            configure?.Invoke(options);
        },
        manualClock: manualClock);

    private static async Task BuryAsync(GatewayFixture fixture, params string[] ids)
    {
        int buried = 0;
        foreach (string id in ids)
        {
            fixture.Emulator.Faults.Enqueue(EmulatorFault.GraphError(100, 2804050));
            (await fixture.Gateway.PublishAsync(fixture.Purchase(id).Build())).EnsureAccepted();
            await fixture.WaitForSettledAsync(++buried);
        }
    }

    private static async Task BuryDirectlyAsync(IEventOutbox outbox, string dataSourceId)
    {
        await outbox.AppendAsync(new[] { Entry(dataSourceId) }, new AppendStatus[1], default);
        LeasedEvent leased = (await outbox.LeaseAsync(new LeaseRequest(dataSourceId, 1, TimeSpan.FromMinutes(1)), default))[0];
        await outbox.SettleAsync(new[] { new Settlement(leased.LeaseId, SettlementKind.Buried) }, new bool[1], default);
    }

    private static OutboxEvent Entry(string dataSourceId) => new()
    {
        DataSourceId = dataSourceId,
        EventName = "Purchase",
        EventId = "1",
        Payload = "{}"u8.ToArray(),
        AcceptedAt = DateTimeOffset.MinValue,
        ExpiresAt = DateTimeOffset.MaxValue,
    };
}
