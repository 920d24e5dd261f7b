using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class FaultMatrixTests
{
    private const int Events = 10;
    private const string Struck = "111";

    // A refused token is tried again after a quarter of an hour, a policy block after an hour.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(70);

    public static TheoryData<string, string, int> Matrix
    {
        get
        {
            var matrix = new TheoryData<string, string, int>();
            foreach (OutboxKind kind in OutboxKind.All)
            {
                foreach (string misbehaviour in Misbehaviour.Names)
                {
                    matrix.Add(misbehaviour, kind.Name, 1);
                    matrix.Add(misbehaviour, kind.Name, 3);
                }
            }

            return matrix;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Whatever_goes_wrong_nothing_is_lost_nothing_good_is_buried_and_others_are_not_delayed(string misbehaviour, string kind, int dataSources)
    {
        string[] ids = [.. Enumerable.Range(0, dataSources).Select(index => $"{111 * (index + 1)}")];
        await using GatewayFixture fixture = CreateFixture(OutboxKind.Of(kind), ids);
        (EmulatorFault fault, int times) = Misbehaviour.Of(misbehaviour);
        fixture.Emulator.Faults.ForDataset(Struck, fault, times);

        for (int index = 0; index < Events; index++)
        {
            (await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build())).EnsureAccepted();
        }

        // A busy machine may take longer over an answer than any attempt may; only an answer that is slow on purpose takes time here.
        bool noTime = fault.Latency == TimeSpan.Zero;
        await fixture.RunUntilAsync(
            () => ids.Where(id => id != Struck).All(id => fixture.Statistics.Of(id).Delivered == Events),
            TimeSpan.FromMilliseconds(50),
            TimeSpan.FromSeconds(10),
            noTime);
        await fixture.RunUntilAsync(() => fixture.Statistics.Total.Pending == 0, TimeSpan.FromMilliseconds(500), Longest, noTime);

        foreach (string id in ids)
        {
            fixture.Statistics.Of(id).Should().Match<DataSourceStatistics>(
                it => it.IsBalanced && it.Accepted == Events && it.Delivered == Events && it.Buried == 0, "of {0}", id);
            fixture.Emulator.Events.Where(one => one.DatasetId == id).Select(one => one.Id).Distinct().Should().HaveCount(Events);
        }

        fixture.Emulator.Events.Should().NotContain(one => one.IsUnpairedDuplicate, "nothing is sent twice without need");
    }

    private static GatewayFixture CreateFixture(OutboxKind kind, string[] ids) => new(
        options =>
        {
            options.MaxBatchDelay = TimeSpan.FromMilliseconds(50);
            options.ShutdownTimeout = TimeSpan.Zero;
        },
        builder =>
        {
            foreach (string id in ids)
            {
                builder.AddDataSource(id, GatewayFixture.Token);
            }
        },
        manualClock: true,
        outbox: kind);
}
