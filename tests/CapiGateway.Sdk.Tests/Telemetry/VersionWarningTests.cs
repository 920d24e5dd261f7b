using CapiGateway.Sdk.Testing.Time;
using CapiGateway.Sdk.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Tests.Telemetry;

public sealed class VersionWarningTests
{
    [Fact]
    public async Task The_end_of_the_version_is_announced_once_from_90_days_before_and_once_when_it_has_come()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 10, 22, 9, 0, 0, TimeSpan.Zero));
        using var log = new RecordedLog();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock).AddLogging(logging => logging.AddProvider(log));
        services.AddCapiGateway(options => options.GraphApiVersion = "v21.0").AddDataSource("1", "token");
        await using ServiceProvider provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<ICapiGateway>();

        Told(log).Should().BeEmpty("v21.0 ends on 2027-01-21, in 91 days");
        clock.Advance(TimeSpan.FromDays(1));
        Told(log).Should().Equal("GraphVersionEndsSoon");
        Advance(clock, days: 90);
        Told(log).Should().Equal(["GraphVersionEndsSoon"], "it is told once, and on its last day the version still works");
        Advance(clock, days: 5);
        Told(log).Should().Equal("GraphVersionEndsSoon", "GraphVersionEnded");
    }

    [Fact]
    public async Task A_log_that_fails_does_not_keep_a_gateway_with_an_ended_version_from_being_made()
    {
        using var log = new FullLog();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new ManualTimeProvider(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero)));
        services.AddLogging(logging => logging.AddProvider(log));
        services.AddCapiGateway(options => options.GraphApiVersion = "v20.0").AddDataSource("1", "token");
        await using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<ICapiGateway>().Should().NotBeNull();
        log.Refused.Should().BePositive("the end of the version was to be told");
    }

    private static void Advance(ManualTimeProvider clock, int days)
    {
        for (int day = 0; day < days; day++)
        {
            clock.Advance(TimeSpan.FromDays(1));
        }
    }

    private static IEnumerable<string?> Told(RecordedLog log) =>
        log.Lines.Select(line => line.Id.Name).Where(name => name?.StartsWith("GraphVersion", StringComparison.Ordinal) == true);

    private sealed class FullLog : ILoggerProvider, ILogger
    {
        public int Refused { get; private set; }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Refused++;
            throw new IOException("log is full");
        }

        public void Dispose()
        {
        }
    }
}
