using System.Diagnostics;
using CapiGateway.Sdk.Tests.Identity.Unicode;

namespace CapiGateway.Sdk.Tests.Identity;

/// <summary>Runs the probe, which hashes a corpus, in a process of its own.</summary>
internal static class ProbeProcess
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);

    public static string Corpus { get; } =
        RepositoryFiles.PathOf("tests", "CapiGateway.Sdk.Tests", "Identity", "Vectors", "globalization-corpus.tsv");

    /// <summary>Where the probe's own configuration lies.</summary>
    public static string RuntimeConfiguration => Path.ChangeExtension(Assembly, ".runtimeconfig.json");

    private static string Assembly
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(
                output.Parent!.Parent!.FullName,
                "CapiGateway.Sdk.GlobalizationProbe",
                output.Name,
                "CapiGateway.Sdk.GlobalizationProbe.dll");
        }
    }

    /// <summary>The lines that it prints.</summary>
    public static async Task<string[]> RunAsync(
        string[] arguments, IReadOnlyDictionary<string, string> environment, string? runtimeConfiguration = null)
    {
        string[] host = ["exec", "--runtimeconfig", runtimeConfiguration ?? RuntimeConfiguration, Assembly];
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. host, .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        string text = await process.StandardOutput.ReadToEndAsync().WaitAsync(Budget);
        await process.WaitForExitAsync().WaitAsync(Budget);
        process.ExitCode.Should().Be(0);
        return text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
