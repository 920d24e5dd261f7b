using System.Net;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CapiGateway.Sdk.Tests.Publishing;

[Trait("Category", "Long")]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Waves = 200;
    private const int EventsAWave = 50;
    private const double ShareOfFaults = 0.6;

    private static readonly string[] DataSources = ["111", "222", "333"];

    private static readonly EmulatorFault[] Faults =
    [
        EmulatorFault.ServerError(),
        EmulatorFault.GraphError(1),
        EmulatorFault.ResetBeforeAcceptance,
        EmulatorFault.ResetAfterAcceptance,
        EmulatorFault.HalfAnswer,
        EmulatorFault.TruncatedJson,
        EmulatorFault.EmptyAnswer,
        EmulatorFault.WrongTypes,
        EmulatorFault.HangAfterAcceptance,
        EmulatorFault.LatencyOf(TimeSpan.FromSeconds(4)),
        EmulatorFault.HtmlPage(),
        EmulatorFault.HtmlPage(HttpStatusCode.BadGateway),
        EmulatorFault.ProxyRefusal(),
        EmulatorFault.GraphError(4).WithAdAccountUsage(100, TimeSpan.FromSeconds(60)),
        EmulatorFault.GraphError(200),
        EmulatorFault.FewerReceived(),
    ];

    [Theory]
    [InlineData(1, "in memory")]
    [InlineData(2, "in memory")]
    [InlineData(3, "SQLite")]
    public async Task Hours_of_random_faults_lose_nothing(int seed, string kind)
    {
        var random = new Random(seed);
        await using GatewayFixture fixture = CreateFixture(OutboxKind.Of(kind));
        int number = 0;
        for (int wave = 0; wave < Waves; wave++)
        {
            fixture.Emulator.Faults.Clear();
            foreach (EmulatorFault fault in Faults)
            {
                double from = random.NextDouble();
                fixture.Emulator.Faults.When(request => Lot(seed, request.Number, from), fault, times: 2);
            }

            for (int index = 0; index < EventsAWave; index++)
            {
                (await fixture.Gateway.PublishAsync(fixture.Purchase($"{number++}").Build())).EnsureAccepted();
            }

            DateTimeOffset until = fixture.Clock.GetUtcNow().AddSeconds(random.Next(1, 30));
            await fixture.RunUntilAsync(() => fixture.Clock.GetUtcNow() >= until, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1));
        }

        fixture.Emulator.Faults.Clear();
        fixture.Emulator.Faults.Release();
        await fixture.RunUntilAsync(() => fixture.Statistics.Total.Pending == 0, TimeSpan.FromSeconds(1), TimeSpan.FromHours(3));

        foreach (string id in DataSources)
        {
            DataSourceStatistics it = fixture.Statistics.Of(id);
            int arrived = fixture.Emulator.Events.Where(one => one.DatasetId == id).Select(one => one.Id).Distinct(StringComparer.Ordinal).Count();
            output.WriteLine($"{id}: accepted {it.Accepted}, delivered {it.Delivered}, unconfirmed {it.Unconfirmed}, arrived {arrived}, requests {it.Requests}");
            it.Should().Match<DataSourceStatistics>(all => all.IsBalanced && all.Accepted == number && all.Buried == 0 && all.Expired == 0);
            (it.Delivered + it.Unconfirmed).Should().Be(number);
            arrived.Should().BeGreaterThanOrEqualTo((int)it.Delivered);
        }

        fixture.Emulator.Counters.FaultsInjected.Should().BeGreaterThan(Waves / 2);
    }

    // The same for one request whenever it is asked, as a predicate must be.
    private static bool Lot(int seed, int number, double from) =>
        Math.Abs((new Random((number * 7_919) ^ seed).NextDouble() + from) % 1) < ShareOfFaults / Faults.Length;

    private static GatewayFixture CreateFixture(OutboxKind kind) => new(
        options => options.ShutdownTimeout = TimeSpan.Zero,
        builder =>
        {
            foreach (string id in DataSources)
            {
                builder.AddDataSource(id, GatewayFixture.Token);
            }
        },
        manualClock: true,
        outbox: kind);
}
