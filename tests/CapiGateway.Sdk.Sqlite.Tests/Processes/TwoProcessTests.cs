using CapiGateway.Sdk.Testing.Emulator;

namespace CapiGateway.Sdk.Sqlite.Tests.Processes;

[Trait("Category", "Long")]
public sealed class TwoProcessTests
{
    private const int Each = 300;

    [Fact]
    public async Task Two_processes_publish_and_send_over_one_file_and_no_event_is_lost_or_sent_twice()
    {
        await using SqliteFixture file = new();
        await using var emulator = new ConversionsApiEmulator();
        Uri address = await emulator.StartAsync();

        using ProbeProcess first = ProbeProcess.Start(file.FilePath, address, first: 0, count: Each, callers: 4);
        using ProbeProcess second = ProbeProcess.Start(file.FilePath, address, first: Each, count: Each, callers: 4);
        List<string>[] lines = await Task.WhenAll(first.ReadUntilAsync("drained"), second.ReadUntilAsync("drained"));

        lines.SelectMany(line => line).Count(line => line.StartsWith("accepted", StringComparison.Ordinal)).Should().Be(2 * Each);
        emulator.Events.Select(accepted => accepted.Id).Should().OnlyHaveUniqueItems().And.HaveCount(2 * Each);
        (await file.StatusAsync()).Events.Should().Be(0);
    }
}
