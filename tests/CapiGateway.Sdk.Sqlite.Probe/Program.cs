using CapiGateway.Sdk;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Sqlite;
using CapiGateway.Sdk.Sqlite.Probe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// A host that publishes over a file, and says on its standard output what it does, one line at a time, until it is killed or done:
// file, address of the Conversions API, minutes that its clock is ahead, first event, number of events, callers.
const string DataSource = "1234567890123456";
var report = new Report();
var clock = new ShiftedClock(TimeSpan.FromMinutes(int.Parse(args[2])));
(int first, int count, int callers) = (int.Parse(args[3]), int.Parse(args[4]), int.Parse(args[5]));

try
{
    // What a host does, without all that a host loads: the test starts this often.
    var services = new ServiceCollection();
    services.AddSingleton<TimeProvider>(clock);
    services
        .AddCapiGateway(options =>
        {
            options.GraphApiBaseAddress = new Uri(args[1]);
            options.MaxBatchSize = 20;
            options.MaxBatchDelay = TimeSpan.FromMilliseconds(5);
            options.ShutdownTimeout = TimeSpan.Zero;
        })
        .AddDataSource(DataSource, "EAAB-marker-token-0123456789")
        .ConfigureHttpClient(client => client.AddHttpMessageHandler(() => new PhaseHandler(report, clock)))
        .UseSqlite($"Data Source={args[0]}");
    await using ServiceProvider host = services.BuildServiceProvider();
    foreach (IHostedService service in host.GetServices<IHostedService>())
    {
        await service.StartAsync(default);
    }

    var gateway = host.GetRequiredService<ICapiGateway>();
    await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => Publisher.PublishAsync(gateway, report, first + caller, first + count, callers))));
    report.Line("published");

    // Whoever wants the queue drained lets this go on; whoever does not, kills it or closes its input.
    var outbox = host.GetRequiredKeyedService<IEventOutbox>(string.Empty);
    using var stop = new CancellationTokenSource();
    _ = Task.Run(() => { Console.In.ReadToEnd(); stop.Cancel(); });
    while (!stop.IsCancellationRequested && (await outbox.GetStatusAsync(default)).Events > 0)
    {
        await gateway.FlushAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(20), clock);
    }

    report.Line("drained");
    return 0;
}
catch (SqliteStoreException exception)
{
    report.Line($"failed {exception.Problem} {exception.Message}");
    return 3;
}
