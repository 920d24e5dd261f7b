using System.Diagnostics;
using System.Globalization;

namespace CapiGateway.Sdk.Sqlite.Tests.Processes;

/// <summary>The probe as a process of its own, on which a test listens.</summary>
internal sealed class ProbeProcess : IDisposable
{
    private readonly Process _process = new();

    private ProbeProcess(string program, IEnumerable<string> arguments)
    {
        _process.StartInfo = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        _process.StartInfo.Environment["DOTNET_TieredPGO"] = "0";
        _process.StartInfo.Environment["DOTNET_gcServer"] = "0";
        _process.Start();
        _ = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Where the probe was built to: beside these tests.</summary>
    public static string Assembly { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "CapiGateway.Sdk.Sqlite.Probe", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "CapiGateway.Sdk.Sqlite.Probe.dll"));

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts it; the words before the program, such as <c>strace -f</c>, run it.</summary>
    public static ProbeProcess Start(
        string file, Uri? address = null, int minutesAhead = 0, int first = 0, int count = 1, int callers = 1, params string[] runner) =>
        StartAssembly(Assembly, file, address, minutesAhead, first, count, callers, runner);

    public static ProbeProcess StartAssembly(
        string assembly, string file, Uri? address = null, int minutesAhead = 0, int first = 0, int count = 1, int callers = 1, params string[] runner)
    {
        string[] arguments =
        [
            .. runner, "dotnet", assembly, file, (address ?? new Uri("http://127.0.0.1:9/")).ToString(),
            .. new[] { minutesAhead, first, count, callers }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ];
        return new ProbeProcess(arguments[0], arguments[1..]);
    }

    /// <summary>Copies what the probe needs on this machine; where its assembly is then.</summary>
    public static string CopyTo(string folder)
    {
        string source = Path.GetDirectoryName(Assembly)!;
        foreach (string path in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(source, path);
            if (!relative.StartsWith("runtimes", StringComparison.Ordinal) || relative.Contains("linux", StringComparison.Ordinal))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, relative))!);
                File.Copy(path, Path.Combine(folder, relative));
            }
        }

        return Path.Combine(folder, Path.GetFileName(Assembly));
    }

    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(SqliteFixture.Budget);

    /// <summary>Reads until a line that starts so; all lines, that one last.</summary>
    public async Task<List<string>> ReadUntilAsync(string start)
    {
        List<string> lines = [];
        while (await ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return lines;
            }
        }

        throw new InvalidOperationException($"The probe ended before it said '{start}': {string.Join('\n', lines.TakeLast(3))}");
    }

    public async Task<List<string>> ReadToEndAsync()
    {
        List<string> lines = [];
        while (await ReadLineAsync() is { } line)
        {
            lines.Add(line);
        }

        await _process.WaitForExitAsync().WaitAsync(SqliteFixture.Budget);
        return lines;
    }

    /// <summary>Ends it in order: what it has not sent stays in the file.</summary>
    public void LetGo() => _process.StandardInput.Close();

    /// <summary>SIGKILL.</summary>
    public async Task<List<string>> KillAsync()
    {
        _process.Kill();
        return await ReadToEndAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
