using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CapiGateway.Sdk.Benchmarks.Ratios;

/// <summary>What the numbers were measured on.</summary>
public static class Machine
{
    /// <summary>The machine's line under every table.</summary>
    public static string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, "
        + $"{RuntimeInformation.FrameworkDescription}, widest vectors {WidestVector} bits");

    private static string Processor =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString()
            : RuntimeInformation.ProcessArchitecture.ToString();

    private static int WidestVector =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
}
