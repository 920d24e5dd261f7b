using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Sqlite.Tests.Outbox;

public sealed class SqliteOutboxTests : IAsyncLifetime
{
    private readonly SqliteFixture _file = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _file.DisposeAsync().AsTask();

    [Fact]
    public async Task Events_are_leased_oldest_first_and_stay_until_they_are_settled()
    {
        (await _file.AppendAsync("a", "b", "c")).Should().Equal(AppendStatus.Stored, AppendStatus.Stored, AppendStatus.Stored);

        IReadOnlyList<LeasedEvent> leased = await _file.LeaseAsync(2);

        leased.Select(item => item.Event.EventId).Should().Equal("a", "b");
        (await _file.LeaseAsync(10)).Select(item => item.Event.EventId).Should().Equal("c");
        (await _file.StatusAsync()).Backlogs.Should().ContainSingle().Which.Should()
            .Match<OutboxBacklog>(backlog => backlog.Events == 3 && backlog.Leased == 3);
        (await _file.SettleAsync(new Settlement(leased[0].LeaseId, SettlementKind.Delivered))).Should().Equal(true);
        (await _file.StatusAsync()).Events.Should().Be(2);
    }
}
