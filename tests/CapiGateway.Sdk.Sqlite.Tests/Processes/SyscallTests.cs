using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Sqlite.Tests.Processes;

[Trait("Category", "Long")]
public sealed class SyscallTests
{
    private const int Events = 40;

    private static readonly Regex LogIsWritten = Pattern(@"pwrite64\(\d+<[^>]*capi\.db-wal>");
    private static readonly Regex LogIsFlushed = Pattern(@"f(data)?sync\(\d+<[^>]*capi\.db-wal>\)\s*= 0");
    private static readonly Regex FlushIsBegun = Pattern(@"f(data)?sync\(\d+<[^>]*capi\.db-wal> <unfinished");
    private static readonly Regex FlushIsResumed = Pattern(@"<\.\.\. f(data)?sync resumed>\)\s*= 0");

    [Fact]
    public async Task No_event_is_accepted_before_its_bytes_were_written_and_flushed_to_the_disk()
    {
        await using SqliteFixture file = new();
        string trace = Path.Combine(file.Folder, "trace.txt");
        using ProbeProcess probe = ProbeProcess.Start(
            file.FilePath, count: Events,
            runner: [Tool.Require("strace", "strace"), "-f", "-y", "-e", "trace=fsync,fdatasync,pwrite64,write", "-e", "signal=none", "-s", "40", "-o", trace]);
        probe.LetGo();
        (await probe.ReadToEndAsync()).Count(line => line.StartsWith("accepted", StringComparison.Ordinal)).Should().Be(Events);

        string[] calls = await File.ReadAllLinesAsync(trace);

        for (int number = 0; number < Events; number++)
        {
            int begun = Array.FindIndex(calls, call => call.Contains($"\"begun order-{number}\\n", StringComparison.Ordinal));
            int accepted = Array.FindIndex(calls, call => call.Contains($"\"accepted order-{number}\\n", StringComparison.Ordinal));
            begun.Should().BeGreaterThan(-1);
            accepted.Should().BeGreaterThan(begun);

            int written = Array.FindIndex(calls, begun, accepted - begun, LogIsWritten.IsMatch);
            written.Should().BeGreaterThan(begun, "the event's row is written to the log after it was begun and before it is accepted");
            FlushEnds(calls, written, accepted).Should().BeTrue("order {0} was accepted after the log was flushed", number);
        }
    }

    // A flush that other threads interrupt in the trace ends where it is resumed.
    private static bool FlushEnds(string[] calls, int from, int until)
    {
        HashSet<string> begun = [];
        for (int index = from; index < until; index++)
        {
            string thread = calls[index].Split(' ')[0];
            if (LogIsFlushed.IsMatch(calls[index]) || (begun.Contains(thread) && FlushIsResumed.IsMatch(calls[index])))
            {
                return true;
            }

            if (FlushIsBegun.IsMatch(calls[index]))
            {
                begun.Add(thread);
            }
        }

        return false;
    }

    private static Regex Pattern(string text) => new(text, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, SqliteFixture.Budget);
}
