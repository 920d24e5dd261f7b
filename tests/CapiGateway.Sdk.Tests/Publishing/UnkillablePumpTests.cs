using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class UnkillablePumpTests
{
    private static readonly Dictionary<string, Func<Exception>> Faults = new(StringComparer.Ordinal)
    {
        ["cancelled by nobody"] = static () => new OperationCanceledException(),
        ["cancelled by another token"] = static () => new TaskCanceledException("late", null, new CancellationToken(canceled: true)),
        ["disposed"] = static () => new ObjectDisposedException("store"),
        ["broken"] = static () => new InvalidOperationException("broken"),
        ["no memory"] = static () => new InsufficientMemoryException(),
        ["of the host's own"] = static () => new OddException(),
    };

    public static TheoryData<string, string> Matrix
    {
        get
        {
            var matrix = new TheoryData<string, string>();
            foreach (string place in (string[])["lease", "settle", "provider", "handler", "log", "journal"])
            {
                foreach (string fault in Faults.Keys)
                {
                    matrix.Add(place, fault);
                }
            }

            return matrix;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Whatever_a_dependency_throws_the_loop_goes_on_and_delivers(string place, string fault)
    {
        var script = new FaultScript(place, Faults[fault], times: place == "log" ? 1 : 3);
        await using var fixture = new GatewayFixture(
            options => options.ShutdownTimeout = TimeSpan.Zero,
            builder =>
            {
                builder.Services.AddSingleton(script);
                builder.Services.AddLogging(logging => logging.AddProvider(new FaultyLog(script)));
                builder.AddDataSource(new DataSource { Id = GatewayFixture.DataSourceId });
                builder.UseOutbox<FaultyOutbox>().UseAccessTokenProvider<FaultyProvider>().UseDeliveryJournal<FaultyJournal>();
                builder.ConfigureHttpClient(client => client.AddHttpMessageHandler(() => new FaultyHandler(script)));
            },
            manualClock: true);

        // Something to log about.
        fixture.Emulator.Faults.Next(3, EmulatorFault.ProxyRefusal());
        for (int index = 0; index < 5; index++)
        {
            (await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build())).EnsureAccepted();
        }

        await fixture.RunUntilAsync(() => fixture.Statistics.Total.Delivered == 5, TimeSpan.FromMilliseconds(200), TimeSpan.FromMinutes(20));

        fixture.Emulator.Events.Select(one => one.Id).Distinct().Should().HaveCount(5);
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.IsBalanced && it.Pending == 0);
        script.Left.Should().Be(0, "otherwise nothing was thrown");
    }

    [Fact]
    public async Task A_listener_that_throws_costs_nothing_but_its_own_news()
    {
        var script = new FaultScript("listener", static () => new OddException(), times: 3);
        await using var fixture = new GatewayFixture(
            build: builder => builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token).AddEventLossListener(new FaultyListener(script)));
        fixture.Emulator.Faults.Next(3, EmulatorFault.GraphError(100, 2804050));
        for (int index = 1; index <= 4; index++)
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build());
            await fixture.WaitForSettledAsync(index);
        }

        script.Left.Should().Be(0);
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Buried == 3 && it.Delivered == 1);
    }

    private sealed class OddException : Exception
    {
        public OddException(string message) : base(message)
        {
        }

        public OddException() : base()
        {
        }

        public OddException(string? message, Exception? innerException) : base(message, innerException)
        {
        }
    }

    private sealed class FaultyProvider(FaultScript script) : IAccessTokenProvider
    {
        public ValueTask<AccessCredential?> GetCredentialAsync(string credentialName, CancellationToken cancellationToken)
        {
            script.ThrowAt("provider");
            return ValueTask.FromResult<AccessCredential?>(new AccessCredential(new Secret(GatewayFixture.Token)));
        }
    }

    private sealed class FaultyJournal(FaultScript script) : IDeliveryJournal
    {
        public ValueTask RecordAsync(ReadOnlyMemory<JournalEntry> entries, CancellationToken cancellationToken)
        {
            script.ThrowAt("journal");
            return ValueTask.CompletedTask;
        }

        public ValueTask<IReadOnlyList<JournalEntry>> FindAsync(string dataSourceId, string eventId, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<JournalEntry>>([]);
    }

    private sealed class FaultyListener(FaultScript script) : IEventLossListener
    {
        public void OnLost(LostEvent lost) => script.ThrowAt("listener");
    }

    private sealed class FaultyHandler(FaultScript script) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            script.ThrowAt("handler");
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class FaultyLog(FaultScript script) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning)
            {
                script.ThrowAt("log");
            }
        }
    }
}
