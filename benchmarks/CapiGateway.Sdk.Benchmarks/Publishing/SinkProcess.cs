using System.Diagnostics;
using System.Globalization;

namespace CapiGateway.Sdk.Benchmarks.Publishing;

/// <summary>A <see cref="Sink"/> in a process of its own, which ends with this one.</summary>
public sealed class SinkProcess : IDisposable
{
    private readonly Process _process;

    private SinkProcess(Process process, int port)
    {
        _process = process;
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    public Uri Address { get; }

    public static SinkProcess Start()
    {
        string assembly = typeof(SinkProcess).Assembly.Location;
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        string[] arguments = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? ["exec", assembly, "sink"] : ["sink"];
        Array.ForEach(arguments, start.ArgumentList.Add);
        Process process = Process.Start(start) ?? throw new InvalidOperationException("The sink does not start.");
        string port = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The sink does not name its port.");
        return new SinkProcess(process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
