namespace CapiGateway.Sdk.Sqlite.Tests.Processes;

[Trait("Category", "Long")]
public sealed class DiskTests : IAsyncLifetime
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enterable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly SqliteFixture _file = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _file.DisposeAsync().AsTask();

    [Fact]
    public async Task When_the_system_lets_no_file_grow_events_are_refused_and_none_that_was_accepted_is_lost()
    {
        const string Limit = "trap '' XFSZ; ulimit -f 293; exec \"$@\"";
        using ProbeProcess probe = ProbeProcess.Start(
            _file.FilePath, count: 200, callers: 4, runner: ["env", "DOTNET_EnableWriteXorExecute=0", Tool.Require("bash", "bash"), "-c", Limit, "bash"]);
        probe.LetGo();

        List<string> lines = await probe.ReadToEndAsync();

        lines.Should().Contain(line => line.StartsWith("Refused OutboxFailed", StringComparison.Ordinal));
        string[] accepted = [.. lines.Where(line => line.StartsWith("accepted", StringComparison.Ordinal)).Select(line => line["accepted ".Length..])];
        accepted.Should().NotBeEmpty();
        _file.WaitingIds().Should().BeEquivalentTo(accepted);
    }

    [Fact]
    public async Task In_a_folder_that_may_not_be_written_to_the_start_fails_with_the_path()
    {
        File.SetUnixFileMode(_file.Folder, Readable | Enterable);

        (await FirstLineWithoutPrivilegesAsync()).Should().StartWith("failed CannotOpen").And.Contain(_file.FilePath);
    }

    [Fact]
    public async Task With_a_file_that_may_not_be_written_to_the_start_fails_with_the_path()
    {
        await _file.AppendAsync("a");
        await _file.Parts.DisposeAsync();
        File.SetUnixFileMode(_file.FilePath, Readable);
        File.SetUnixFileMode(_file.Folder, Readable | Enterable);

        (await FirstLineWithoutPrivilegesAsync()).Should().StartWith("failed ReadOnly").And.Contain(_file.FilePath);
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
            using ProbeProcess probe = ProbeProcess.StartAssembly(assembly, _file.FilePath, runner: runner);
            probe.LetGo();
            return (await probe.ReadToEndAsync()).FirstOrDefault();
        }
        finally
        {
            File.SetUnixFileMode(_file.Folder, Readable | Enterable | UnixFileMode.UserWrite);
            copy.Delete(recursive: true);
        }
    }
}
