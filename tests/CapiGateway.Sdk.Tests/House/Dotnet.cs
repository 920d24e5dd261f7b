using System.Diagnostics;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>Runs a command in a folder and hands back its exit code and all that it printed.</summary>
internal static class Dotnet
{
    // Minutes, not seconds: a publish on a busy machine of two cores, restoring packages for the first time.
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(8);

    // No server of a build may outlive the command: it would keep the output open, and the folder is about to go.
    private static readonly string[] NoServers = ["-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:NuGetAudit=false"];

    public static Task<(int ExitCode, string Output)> BuildAsync(string folder, params string[] arguments) =>
        RunAsync("dotnet", folder, [.. arguments, .. NoServers]);

    public static async Task<(int ExitCode, string Output)> RunAsync(string program, string folder, params string[] arguments)
    {
        using Process process = new();
        process.StartInfo = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in process.StartInfo.Environment.Keys.Where(IsOfTheRunningTest).ToArray())
        {
            process.StartInfo.Environment.Remove(name);
        }

        process.Start();
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(Budget);
            return (process.ExitCode, await output.WaitAsync(Budget) + await error.WaitAsync(Budget));
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // What the test host and the build around it set for themselves would bend a build of another project.
    private static bool IsOfTheRunningTest(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);
}
