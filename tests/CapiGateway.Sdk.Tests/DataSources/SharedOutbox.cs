using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Outbox.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CapiGateway.Sdk.Tests.DataSources;

/// <summary>An outbox that several gateways share, and that for a while can show nothing, as if another process held it all.</summary>
internal sealed class SharedOutbox : IEventOutbox
{
    private readonly InMemoryOutbox _inner = new(100_000, 1L << 28, TimeProvider.System);

    public bool HidesLeases { get; set; }

    public ValueTask AppendAsync(ReadOnlyMemory<OutboxEvent> events, Memory<AppendStatus> statuses, CancellationToken cancellationToken) =>
        _inner.AppendAsync(events, statuses, cancellationToken);

    public ValueTask<IReadOnlyList<LeasedEvent>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken) =>
        HidesLeases ? ValueTask.FromResult<IReadOnlyList<LeasedEvent>>([]) : _inner.LeaseAsync(request, cancellationToken);

    public ValueTask SettleAsync(ReadOnlyMemory<Settlement> settlements, Memory<bool> settled, CancellationToken cancellationToken) =>
        _inner.SettleAsync(settlements, settled, cancellationToken);

    public ValueTask<OutboxStatus> GetStatusAsync(CancellationToken cancellationToken) => _inner.GetStatusAsync(cancellationToken);
}

internal static class SharedOutboxExtensions
{
    public static ICapiGatewayBuilder UseOutboxOf(this ICapiGatewayBuilder builder, IEventOutbox outbox)
    {
        builder.Services.RemoveAllKeyed<IEventOutbox>(builder.Name);
        builder.Services.AddKeyedSingleton(builder.Name, outbox);
        return builder;
    }
}
