using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class OutboxSharedWithOthersTests
{
    [Fact]
    public async Task A_given_back_event_that_somebody_else_took_is_looked_for_once_and_then_now_and_then()
    {
        await using var fixture = new GatewayFixture(
            build: builder => builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token).UseOutbox<TakenByAnother>(),
            manualClock: true);
        fixture.Emulator.Faults.Enqueue(EmulatorFault.ProxyRefusal());
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());
        await fixture.NextAsync(TimeSpan.FromMilliseconds(5));
        await fixture.NextAsync(TimeSpan.FromMinutes(1));

        // A pump that went on looking at once would never arm this timer.
        await fixture.Manual.WaitForTimerAsync(TimeSpan.FromSeconds(5)).WaitAsync(GatewayFixture.Budget);
        fixture.Emulator.Counters.Requests.Should().Be(1);
    }

    private sealed class TakenByAnother : IEventOutbox
    {
        private readonly Queue<OutboxEvent> _waiting = new();

        public ValueTask AppendAsync(ReadOnlyMemory<OutboxEvent> events, Memory<AppendStatus> statuses, CancellationToken cancellationToken)
        {
            lock (_waiting)
            {
                _waiting.Enqueue(events.Span[0]);
            }

            statuses.Span[0] = AppendStatus.Stored;
            return ValueTask.CompletedTask;
        }

        public ValueTask<IReadOnlyList<LeasedEvent>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken)
        {
            lock (_waiting)
            {
                return ValueTask.FromResult<IReadOnlyList<LeasedEvent>>(
                    _waiting.TryDequeue(out OutboxEvent? first) ? [new LeasedEvent(1, first, 0)] : []);
            }
        }

        public ValueTask SettleAsync(ReadOnlyMemory<Settlement> settlements, Memory<bool> settled, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<OutboxStatus> GetStatusAsync(CancellationToken cancellationToken) => ValueTask.FromResult(new OutboxStatus([]));
    }
}
