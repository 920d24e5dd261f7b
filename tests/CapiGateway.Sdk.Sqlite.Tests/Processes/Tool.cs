namespace CapiGateway.Sdk.Sqlite.Tests.Processes;

/// <summary>Programs of the machine that a test needs. One that is missing fails the test, with what to do; it is never passed over.</summary>
internal static class Tool
{
    public static bool IsRoot => Environment.IsPrivilegedProcess;

    public static string Require(string name, string package)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        folders.Any(folder => File.Exists(Path.Combine(folder, name))).Should().BeTrue($"this test needs {name}: apt-get install {package}");
        return name;
    }
}
