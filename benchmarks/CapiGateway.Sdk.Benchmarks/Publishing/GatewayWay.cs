using CapiGateway.Sdk.Events;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Benchmarks.Publishing;

/// <summary>Publishes by the gateway, from some callers at once, and waits until all of it was delivered.</summary>
public sealed class GatewayWay : IAsyncDisposable
{
    private const string DataSourceId = "1234567890123456";

    private readonly ServiceProvider _provider;
    private readonly ICapiGateway _gateway;

    /// <summary>Makes a gateway that posts to the sink.</summary>
    /// <param name="sink">Where the events go.</param>
    /// <param name="outbox">Chooses the outbox; the one in memory when it does nothing.</param>
    public GatewayWay(Uri sink, Action<ICapiGatewayBuilder> outbox)
    {
        var services = new ServiceCollection();
        ICapiGatewayBuilder builder = services
            .AddCapiGateway(options =>
            {
                options.GraphApiBaseAddress = sink;
                options.MaxConcurrentRequests = PublishContest.Concurrency;
                options.EnqueueTimeout = TimeSpan.FromMinutes(1);
                options.FlushTimeout = TimeSpan.FromMinutes(1);
            })
            .AddDataSource(DataSourceId, "a-token");
        outbox(builder);
        _provider = services.BuildServiceProvider();
        _gateway = _provider.GetRequiredService<ICapiGateway>();
    }

    /// <summary>Returns how many events were delivered.</summary>
    public async Task<long> RunAsync(ConversionEvent[] events, int callers)
    {
        long before = Delivered();
        await Parallel.ForEachAsync(
            events.Chunk((events.Length + callers - 1) / callers),
            new ParallelOptions { MaxDegreeOfParallelism = callers },
            async (share, cancellationToken) =>
            {
                foreach (ConversionEvent conversion in share)
                {
                    (await _gateway.PublishAsync(conversion, cancellationToken)).EnsureAccepted();
                }
            });
        await _gateway.FlushAsync();
        return Delivered() - before;
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private long Delivered() => _provider.GetRequiredService<GatewayStatistics>().Of(DataSourceId).Delivered;
}
