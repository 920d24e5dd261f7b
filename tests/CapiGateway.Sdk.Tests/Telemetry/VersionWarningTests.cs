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

    private static void Advance(ManualTimeProvider clock, int days)
    {
        for (int day = 0; day < days; day++)
        {
            clock.Advance(TimeSpan.FromDays(1));
        }
    }

    private static IEnumerable<string?> Told(RecordedLog log) =>
        log.Lines.Select(line => line.Id.Name).Where(name => name?.StartsWith("GraphVersion", StringComparison.Ordinal) == true);
}
