using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>A gateway over the emulator, with a clock of its own and every log line kept.</summary>
internal sealed partial class GatewayFixture : IAsyncDisposable
{
    public const string DataSourceId = "1234567890123456";
    public const string Token = "EAAB-marker-token-0123456789";

    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("capigateway-");

    public GatewayFixture(
        Action<CapiGatewayOptions>? configure = null,
        Action<ICapiGatewayBuilder>? build = null,
        EmulatorOptions? emulator = null,
        bool manualClock = false,
        OutboxKind? outbox = null,
        LogLevel logLevel = LogLevel.Trace)
    {
        Clock = manualClock ? new ManualTimeProvider() : TimeProvider.System;
        // Nobody corrects Meta's clock.
        Emulator = new ConversionsApiEmulator(emulator, new SteadyClock(Clock));
        var services = new ServiceCollection();
        services.AddSingleton(Clock);
        services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(logLevel));
        ICapiGatewayBuilder builder = services.AddCapiGateway(options =>
        {
            options.MaxBatchDelay = TimeSpan.FromMilliseconds(5);
            options.RetryBaseDelay = TimeSpan.FromMilliseconds(20);
            options.RetryMaxDelay = TimeSpan.FromMilliseconds(200);
            configure?.Invoke(options);
        });
        builder.ConfigureHttpClient(client => client.AddHttpMessageHandler(() => new InFlightHandler(this)));
        if (build is null)
        {
            builder.AddDataSource(DataSourceId, Token);
        }

        build?.Invoke(builder);
        outbox?.Use(builder, _folder);
        builder.UseConversionsApiEmulator(Emulator);
        Services = services.BuildServiceProvider();
        _watched = outbox is null ? null : Services.GetRequiredKeyedService<IEventOutbox>(builder.Name) as WatchedOutbox;
    }

    public TimeProvider Clock { get; }

    public ManualTimeProvider Manual => (ManualTimeProvider)Clock;

    public ConversionsApiEmulator Emulator { get; }

    public RecordedLog Log { get; } = new();

    public ServiceProvider Services { get; }

    public ICapiGateway Gateway => Services.GetRequiredService<ICapiGateway>();

    public GatewayStatistics Statistics => Services.GetRequiredService<GatewayStatistics>();

    public ConversionEventBuilder Purchase(string id) => ConversionEvent.Purchase(129.95m, "USD")
        .WithEventId(id)
        .WithEventTime(Clock.GetUtcNow())
        .FromWebsite("https://shop.example/thanks", "Mozilla/5.0 (X11; Linux x86_64)", "8.8.8.8")
        .WithUser(user => user.Email($"{id}@example.com").Phone("+1 650 555 0100"));

    /// <summary>Waits until so many events came to an end, as the statistics count them.</summary>
    public async Task WaitForSettledAsync(int count, TimeSpan? within = null)
    {
        using var budget = new CancellationTokenSource(within ?? Budget);
        while (Settled(Statistics.Total) < count)
        {
            budget.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Waits until something sleeps for exactly this long, then lets that time pass.</summary>
    public async Task NextAsync(TimeSpan dueIn)
    {
        await Manual.WaitForTimerAsync(dueIn).WaitAsync(Budget);
        Manual.Advance(dueIn);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await Emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static long Settled(DataSourceStatistics total) =>
        total.Delivered + total.Unconfirmed + total.Buried + total.Expired + total.Withdrawn + total.Evicted;
}
