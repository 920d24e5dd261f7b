using System.Collections.Concurrent;
using System.Diagnostics;
using CapiGateway.Sdk.Tests.House;

namespace CapiGateway.Sdk.Tests.Samples;

/// <summary>A sample that runs as a process of its own; killed when the test is over.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    public const string DatasetId = "1234567890123456";
    public const string Token = "EAAB-sample-token-0123456789";

    // A process has to start on a machine that may be busy with other tests.
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);

    private readonly Process _process = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<string> _awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _expected;

    private SampleProcess(string sample, string[] arguments, IReadOnlyDictionary<string, string> environment, string awaited)
    {
        _expected = awaited;
        _process.StartInfo = new ProcessStartInfo(Environment.ProcessPath!, ["exec", PathOf(sample), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in environment)
        {
            _process.StartInfo.Environment[name] = value;
        }

        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
    }

    /// <summary>All that was printed so far, both streams.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>Starts a sample that reads dataset, token and address from its configuration.</summary>
    public static SampleProcess StartConfigured(string sample, Uri address, string awaited = "\0") => Start(
        sample,
        [],
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Meta__DatasetId"] = DatasetId,
            ["Meta__AccessToken"] = Token,
            ["CapiGateway__GraphApiBaseAddress"] = address.ToString(),
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        },
        awaited);

    public static SampleProcess Start(
        string sample, string[] arguments, IReadOnlyDictionary<string, string> environment, string awaited = "\0")
    {
        var started = new SampleProcess(sample, arguments, environment, awaited);
        started._process.Start();
        started._process.BeginOutputReadLine();
        started._process.BeginErrorReadLine();
        return started;
    }

    /// <summary>The first line that holds the text that was said at the start.</summary>
    public Task<string> WaitForLineAsync() => _awaited.Task.WaitAsync(Budget);

    /// <summary>Waits for its end and for all that it printed.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Budget);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync().WaitAsync(Budget);
        }

        _process.Dispose();
    }

    // Beside the output of the tests: artifacts/bin/{project}/{configuration}.
    private static string PathOf(string sample)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return Repository.PathOf($"artifacts/bin/{sample}/{configuration}/{sample}.dll");
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (line.Contains(_expected, StringComparison.Ordinal))
        {
            _awaited.TrySetResult(line);
        }
    }
}
