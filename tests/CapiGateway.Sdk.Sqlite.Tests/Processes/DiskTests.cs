using System.Runtime.Versioning;

namespace CapiGateway.Sdk.Sqlite.Tests.Processes;

[Trait("Category", "Long")]
[UnsupportedOSPlatform("windows")]
public sealed class DiskTests : FileTest
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enterable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    [Fact]
    public async Task When_the_system_lets_no_file_grow_events_are_refused_and_none_that_was_accepted_is_lost()
    {
        const string Limit = "trap '' XFSZ; ulimit -f 293; exec \"$@\"";
        using ProbeProcess probe = ProbeProcess.Start(
            Fixture.FilePath, count: 200, callers: 4, runner: ["env", "DOTNET_EnableWriteXorExecute=0", Tool.Require("bash", "bash"), "-c", Limit, "bash"]);
        probe.LetGo();

        List<string> lines = await probe.ReadToEndAsync();

        lines.Should().Contain(line => line.StartsWith("Refused OutboxFailed", StringComparison.Ordinal));
        string[] accepted = [.. lines.Where(line => line.StartsWith("accepted", StringComparison.Ordinal)).Select(line => line["accepted ".Length..])];
        accepted.Should().NotBeEmpty();
        Fixture.WaitingIds().Should().BeEquivalentTo(accepted);
    }

    [Fact]
    public async Task In_a_folder_that_may_not_be_written_to_the_start_fails_with_the_path()
    {
        File.SetUnixFileMode(Fixture.Folder, Readable | Enterable);

        (await FirstLineWithoutPrivilegesAsync()).Should().StartWith("failed CannotOpen").And.Contain(Fixture.FilePath);
    }

    [Fact]
    public async Task With_a_file_that_may_not_be_written_to_the_start_fails_with_the_path()
    {
        await Fixture.AppendAsync("a");
        await Fixture.Parts.DisposeAsync();
        File.SetUnixFileMode(Fixture.FilePath, Readable);
        File.SetUnixFileMode(Fixture.Folder, Readable | Enterable);

        (await FirstLineWithoutPrivilegesAsync()).Should().StartWith("failed ReadOnly").And.Contain(Fixture.FilePath);
    }

    // Root may write everywhere, so it becomes nobody, who needs a copy of the probe where anybody may read.
    private async Task<string?> FirstLineWithoutPrivilegesAsync()
    {
        DirectoryInfo copy = Directory.CreateTempSubdirectory("capigateway-probe-");
        try
        {
            string assembly = ProbeProcess.CopyTo(copy.FullName);
            File.SetUnixFileMode(copy.FullName, Readable | Enterable | UnixFileMode.UserWrite);
            string[] runner = Tool.IsRoot ? [Tool.Require("setpriv", "util-linux"), "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
            using ProbeProcess probe = ProbeProcess.StartAssembly(assembly, Fixture.FilePath, runner: runner);
            probe.LetGo();
            return (await probe.ReadToEndAsync()).FirstOrDefault();
        }
        finally
        {
            File.SetUnixFileMode(Fixture.Folder, Readable | Enterable | UnixFileMode.UserWrite);
            copy.Delete(recursive: true);
        }
    }
}
