using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Benchmarks.Publishing;

/// <summary>Publishes by the gateway, from some callers at once, and waits until all of it was delivered.</summary>
public sealed class GatewayWay : IAsyncDisposable, IDisposable
{
    private const string DataSourceId = "1234567890123456";

    private static readonly TimeSpan LongestDelivery = TimeSpan.FromMinutes(2);

    private readonly ServiceProvider _provider;

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
            .AddDataSource(DataSourceId, accessToken: null);
        services.AddKeyedSingleton<IAccessTokenProvider>(builder.Name, Valve);
        outbox(builder);
        _provider = services.BuildServiceProvider();
        Gateway = _provider.GetRequiredService<ICapiGateway>();
    }

    public ICapiGateway Gateway { get; }

    /// <summary>Whether the pump sends.</summary>
    public Valve Valve { get; } = new();

    /// <summary>How many events were delivered so far.</summary>
    public long Delivered => _provider.GetRequiredService<GatewayStatistics>().Of(DataSourceId).Delivered;

    /// <summary>Returns how many events were delivered.</summary>
    public async Task<long> RunAsync(ConversionEvent[] events, int callers)
    {
        long before = Delivered;
        await PublishAsync(events, callers, ownThreads: true);
        await Gateway.FlushAsync();
        return Delivered - before;
    }

    /// <summary>Returns when every event was accepted.</summary>
    /// <param name="events">The events, shared out among the callers.</param>
    /// <param name="callers">How many publish at once, each one event after another.</param>
    /// <param name="ownThreads">
    /// Whether each has a thread of its own: with an outbox in memory no call ever waits, and callers that never wait would keep the threads of
    /// the pool from the pump, which no host's do.
    /// </param>
    public Task PublishAsync(ConversionEvent[] events, int callers, bool ownThreads) => Task.WhenAll(
        events.Chunk((events.Length + callers - 1) / callers).Select(share => Task.Factory.StartNew(
            async () =>
            {
                foreach (ConversionEvent conversion in share)
                {
                    (await Gateway.PublishAsync(conversion)).EnsureAccepted();
                }
            },
            CancellationToken.None,
            ownThreads ? TaskCreationOptions.LongRunning : TaskCreationOptions.None,
            TaskScheduler.Default).Unwrap()));

    /// <summary>Lets go what waits; throws when so many events as expected have not been delivered after a while.</summary>
    public async Task DeliverAsync(long expected)
    {
        Valve.Open();
        long start = TimeProvider.System.GetTimestamp();
        while (Delivered < expected && TimeProvider.System.GetElapsedTime(start) < LongestDelivery)
        {
            await Gateway.FlushAsync();
        }

        if (Delivered != expected)
        {
            throw new InvalidOperationException($"{Delivered} of {expected} events were delivered.");
        }
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    /// <summary>Without waiting for what was not sent.</summary>
    public void Dispose() => _provider.Dispose();
}
