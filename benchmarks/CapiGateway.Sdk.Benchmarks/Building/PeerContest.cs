using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CapiGateway.Sdk.Benchmarks.Ratios;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Identity.Internal.Lanes;

namespace CapiGateway.Sdk.Benchmarks.Building;

/// <summary>
/// The same 1,000 events by this library and by another SDK in a process of its own, in alternation. The process is started as
/// <c>node SCRIPT ORDERS OUTPUT SECONDS</c>: it reads the orders, writes its first pass to the output, and prints its events a second.
/// Both count seconds of their own process's processor time, so that other work on the machine disturbs neither.
/// </summary>
public static class PeerContest
{
    private const int Events = 1000;
    private const int WarmUps = 20;

    /// <summary>Options: <c>--quick</c>, <c>--out FILE</c>.</summary>
    public static void Run(string script, string[] options)
    {
        bool quick = options.Contains("--quick", StringComparer.Ordinal);
        int rounds = quick ? 3 : 9;
        int seconds = quick ? 2 : 4;
        Order[] orders = [.. Enumerable.Range(0, Events).Select(Order.Number)];
        string input = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        string output = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllText(input, JsonSerializer.Serialize(orders));
            string table = Compete(orders, rounds, seconds, () => Peer(script, input, output, seconds), output);
            string text = $"{table}\n{Machine.Line}, lanes of {32 * (int)LaneSelection.Current} bits{(quick ? ", quick mode" : string.Empty)}.\n";
            Console.Write(text);
            if (Report.Value(options, "--out") is { } file)
            {
                File.WriteAllText(file, text);
            }
        }
        finally
        {
            File.Delete(input);
            File.Delete(output);
        }
    }

    private static string Compete(Order[] orders, int rounds, int seconds, Func<double> peer, string output)
    {
        // Meta's SDK does not hash the external id.
        var way = new OurWay(OurWay.Defaults with { ExternalIdForm = ExternalIdForm.Raw });
        var ours = new List<double>();
        var theirs = new List<double>();
        for (int round = 0; round < rounds; round++)
        {
            theirs.Add(peer());
            if (round == 0)
            {
                using var data = JsonDocument.Parse(File.ReadAllBytes(output));
                Agreement.Demand(
                    orders.Select(order => CanonicalJson.Of(way.Serialize(order))),
                    data.RootElement.EnumerateArray().Select(CanonicalJson.Of));
            }

            ours.Add(Ours(way, orders, seconds));
        }

        double[] ratios = [.. ours.Zip(theirs, (own, other) => own / other).Order()];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| Side | events/s, one thread (best) | ours is faster by (median, lowest–highest) |\n|---|--:|--:|\n"
            + $"| CapiGateway.Sdk | {ours.Max():N0} | |\n"
            + $"| Meta's Node SDK | {theirs.Max():N0} | {ratios[ratios.Length / 2]:F1} ({ratios[0]:F1}–{ratios[^1]:F1}) |\n");
    }

    private static double Ours(OurWay way, Order[] orders, int seconds)
    {
        // The peer starts anew each time and warms up by itself.
        for (int warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            Pass(way, orders);
        }

        TimeSpan start = Environment.CpuUsage.TotalTime;
        TimeSpan spent = TimeSpan.Zero;
        int passes = 0;
        for (; spent.TotalSeconds < seconds; spent = Environment.CpuUsage.TotalTime - start)
        {
            Pass(way, orders);
            passes++;
        }

        return passes * orders.Length / spent.TotalSeconds;
    }

    private static void Pass(OurWay way, Order[] orders)
    {
        foreach (Order order in orders)
        {
            way.Serialize(order);
        }
    }

    private static double Peer(string script, string input, string output, int seconds)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in (string[])[script, input, output, seconds.ToString(CultureInfo.InvariantCulture)])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException("Node does not start.");
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(printed, CultureInfo.InvariantCulture);
    }
}
