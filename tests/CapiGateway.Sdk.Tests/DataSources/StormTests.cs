using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CapiGateway.Sdk.Tests.DataSources;

/// <summary>Many publish while others turn every switch there is.</summary>
[Trait("Category", "Long")]
public sealed class StormTests(ITestOutputHelper output) : IDisposable
{
    private const int Threads = 16;
    private const int Publishes = 1_000_000;
    private const int PublishesAThread = Publishes / Threads;
    private const int PublishesATick = 500;
    private const int RecentEvents = 4_096;
    private const string Account = "a";

    // Hashed already: a million digests are not what is looked at here.
    private const string Customer = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";

    private static readonly string[] Sources = ["2001", "2002", "2003", "2004", "2005", "2006"];
    private static readonly string[] Names = ["Purchase", "Lead", "ViewContent"];
    private static readonly Administrator Manager = new("Mia", Account, AdministratorRole.Manager);

    private readonly CountingMeta _meta = new(Publishes / Sources.Length);
    private readonly ConcurrentDictionary<(string Source, PublishOutcome Outcome), long> _told = new();
    private readonly WithdrawnCount _withdrawn = new();

    // One event goes to all data sources, one after another, so that few have to be built.
    private readonly (int Id, ConversionEvent Event)?[] _recent = new (int, ConversionEvent)?[RecentEvents];

    // Those who turn switches do so as often as events come, however fast the machine is.
    private readonly SemaphoreSlim _ticks = new(0);
    private readonly CancellationTokenSource _over = new();
    private int _published;
    private int _next;
    private int _switches;

    public void Dispose()
    {
        _meta.Dispose();
        _ticks.Dispose();
        _over.Dispose();
    }

    [Fact]
    public async Task A_million_events_while_data_sources_come_and_go_are_sent_once_or_not_at_all()
    {
        var watch = Stopwatch.StartNew();
        await using ServiceProvider services = Build();
        ICapiGateway gateway = services.GetRequiredService<ICapiGateway>();
        DataSourceAdministration administration = services.GetRequiredService<DataSourceAdministration>();
        Task[] switching = [.. Enumerable.Range(0, 2).Select(half => Task.Run(() => SwitchAsync(administration, half)))];

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread =>
            Task.Factory.StartNew(() => Publish(gateway, thread), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        await _over.CancelAsync();
        await Task.WhenAll(switching);
        GatewayStatistics statistics = services.GetRequiredService<GatewayStatistics>();
        while (statistics.Total.Pending > 0)
        {
            await gateway.FlushAsync();
        }

        output.WriteLine($"{watch.Elapsed.TotalSeconds:N1} s, {_switches} switches turned, total {statistics.Total}");
        foreach (string source in Sources)
        {
            DataSourceStatistics ledger = statistics.Of(source);
            ledger.IsBalanced.Should().BeTrue();
            ledger.Should().BeEquivalentTo(new
            {
                NotConnected = Told(source, PublishOutcome.NotConnected),
                PublishingOff = Told(source, PublishOutcome.PublishingOff),
                Duplicate = Told(source, PublishOutcome.Duplicate),
                Accepted = Told(source, PublishOutcome.Accepted),
                Delivered = (long)_meta.Of(source).Distinct,
                Withdrawn = _withdrawn.Of(source),
                Pending = 0L,
            });
            (ledger.NotConnected + ledger.PublishingOff + ledger.Duplicate + ledger.Accepted).Should().Be(ledger.Addressed);
            (ledger.Delivered + ledger.Withdrawn).Should().Be(ledger.Accepted, "each is sent once, or withdrawn");
            _meta.Of(source).Twice.Should().Be(0, "nothing is sent twice");
            _meta.Of(source).Late.Should().Be(0, "nothing leaves for what was switched off after the switch returned");
            ledger.Should().Match<DataSourceStatistics>(
                it => it.NotConnected > 0 && it.PublishingOff > 0 && it.Duplicate > 0 && it.Withdrawn > 0 && it.Delivered > 0, "the storm reached everything");
        }
    }

    private long Told(string source, PublishOutcome outcome) => _told.GetValueOrDefault((source, outcome));

    // Of ten publishes seven are of new events, and three of events that somebody published a moment ago.
    private void Publish(ICapiGateway gateway, int thread)
    {
        var random = new Random(thread);
        var told = new Dictionary<(string Source, PublishOutcome Outcome), long>();
        for (int index = 0; index < PublishesAThread; index++)
        {
            int number = index % 10 < 7 ? Interlocked.Increment(ref _next) : Math.Max(1, Volatile.Read(ref _next) - random.Next(2_000));
            (int id, int place) = int.DivRem(number, Sources.Length);
            ValueTask<PublishReceipt> publishing = id % 64 == 0 && place == 0
                ? gateway.PublishAsync(EventOf(id))
                : gateway.PublishAsync(EventOf(id), Sources[place]);
            PublishReceipt receipts = publishing.AsTask().GetAwaiter().GetResult();
            for (int target = 0; target < receipts.Count; target++)
            {
                DataSourceReceipt receipt = receipts[target];
                (string, PublishOutcome) key = (receipt.DataSourceId, receipt.Outcome);
                told[key] = told.GetValueOrDefault(key) + 1;
            }

            if (Interlocked.Increment(ref _published) % PublishesATick == 0)
            {
                _ticks.Release();
            }
        }

        foreach ((var key, long count) in told)
        {
            _told.AddOrUpdate(key, count, (_, known) => known + count);
        }
    }

    private ConversionEvent EventOf(int id)
    {
        lock (_recent)
        {
            ref (int Id, ConversionEvent Event)? recent = ref _recent[id % RecentEvents];
            if (recent is not { } known || known.Id != id)
            {
                recent = (id, Build(id));
            }

            return recent.Value.Event;
        }
    }

    private static ConversionEvent Build(int id) => ConversionEvent.Create(Names[id % Names.Length])
        .WithEventId(id.ToString(CultureInfo.InvariantCulture))
        .WithEventTime(TimeProvider.System.GetUtcNow())
        .WithValue(1, "USD")
        .FromSystem()
        .WithUser(static user => user.ExternalId(Customer))
        .Build();

    // Each turns the switches of its own half of the data sources, so it knows what is off and until when.
    private async Task SwitchAsync(DataSourceAdministration administration, int half)
    {
        string[] mine = [.. Sources.Where((_, index) => index % 2 == half)];
        var random = new Random(100 + half);
        while (!_over.IsCancellationRequested)
        {
            string source = mine[random.Next(mine.Length)];
            CountingMeta.Target target = _meta.Of(source);
            string? name = null;
            int what = random.Next(4);
            switch (what)
            {
                case 0:
                    await DoneAsync(administration.SwitchPublishingAsync(Manager, source, on: false));
                    break;
                case 1:
                    name = Names[random.Next(Names.Length)];
                    await DoneAsync(administration.SwitchPublishingAsync(Manager, source, name, on: false));
                    break;
                case 2:
                    await DoneAsync(administration.RemoveAsync(Manager, source));
                    break;
                default:
                    // What was accepted before still leaves.
                    await DoneAsync(administration.DeactivateAsync(Manager, source));
                    await TickAsync();
                    await DoneAsync(administration.ActivateAsync(Manager, source));
                    continue;
            }

            target.Shut(name);
            await TickAsync();
            if (what == 2)
            {
                await DoneAsync(administration.AddAsync(Manager, new DataSource { Id = source }));
                await TickAsync();
            }

            target.Open(name);
            await DoneAsync(what switch
            {
                0 => administration.SwitchPublishingAsync(Manager, source, on: true),
                1 => administration.SwitchPublishingAsync(Manager, source, name!, on: true),
                _ => administration.ConfirmAsync(Manager, source),
            });
            await TickAsync();
        }
    }

    private async Task TickAsync()
    {
        try
        {
            await _ticks.WaitAsync(_over.Token);
        }
        catch (OperationCanceledException)
        {
            // All is published; what is off is switched on again.
        }
    }

    private async Task DoneAsync(Task<AdministrationResult> operation)
    {
        AdministrationResult result = await operation;
        result.IsDone.Should().BeTrue(result.Explanation);
        Interlocked.Increment(ref _switches);
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        ICapiGatewayBuilder builder = services.AddCapiGateway(options =>
        {
            options.MaxBatchDelay = TimeSpan.FromMilliseconds(50);
            options.OutboxCapacity = 5_000;
            options.EnqueueTimeout = TimeSpan.FromMinutes(1);
        });
        foreach (string source in Sources)
        {
            builder.AddDataSource(new DataSource { Id = source, Account = Account }, "token");
        }

        builder.UseAccessTokenProviderOfAll().AddEventLossListener(_withdrawn);
        builder.ConfigureHttpClient(client => client.ConfigurePrimaryHttpMessageHandler(() => _meta));
        return services.BuildServiceProvider();
    }

    private sealed class WithdrawnCount : IEventLossListener
    {
        private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

        public long Of(string source) => _counts.GetValueOrDefault(source);

        public void OnLost(LostEvent lost)
        {
            if (lost.Kind == LossKind.Withdrawn)
            {
                _counts.AddOrUpdate(lost.Event.DataSourceId, 1, static (_, known) => known + 1);
            }
        }
    }
}
