using System.Globalization;
using System.Text;

namespace CapiGateway.Sdk.Benchmarks.Ratios;

/// <summary>Measures contests and writes one table.</summary>
public static class Report
{
    private const string Head =
        "| Work | Width | Side | ns an item | bytes an item | times ours (best of each) | median, lowest–highest of the rounds |\n"
        + "|---|---|---|--:|--:|--:|--:|\n";

    /// <summary>Options: <c>--quick</c>, <c>--filter TEXT</c>, <c>--out FILE</c>.</summary>
    public static void Run(string[] options, IReadOnlyList<Contest> contests)
    {
        bool quick = options.Contains("--quick", StringComparer.Ordinal);
        string filter = Value(options, "--filter") ?? string.Empty;
        var duel = new Duel(quick);
        var text = new StringBuilder(Head);
        Console.Write(Head);
        foreach (Contest contest in contests.Where(contest => contest.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)))
        {
            string rows = contest.IsMeasurable
                ? Rows(contest, duel.Measure(contest))
                : $"| {contest.Name} | {contest.Width} | | not measured | | | |\n";
            text.Append(rows);
            Console.Write(rows);
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{Machine.Line}{(quick ? ", quick mode" : string.Empty)}.\n");
        Console.WriteLine(Machine.Line);
        if (Value(options, "--out") is { } file)
        {
            File.WriteAllText(file, text.ToString());
        }
    }

    /// <summary>What follows a name among the options.</summary>
    public static string? Value(string[] options, string name)
    {
        int index = Array.IndexOf(options, name);
        return index >= 0 && index + 1 < options.Length ? options[index + 1] : null;
    }

    /// <summary>Prints a table, and writes it to the file that the options name.</summary>
    public static async Task WriteAsync(string[] options, string text)
    {
        Console.Write(text);
        if (Value(options, "--out") is { } file)
        {
            await File.WriteAllTextAsync(file, text);
        }
    }

    private static string Rows(Contest contest, IReadOnlyList<Measurement> measurements)
    {
        Side[] sides = [contest.Ours, .. contest.Others];
        var rows = new StringBuilder();
        for (int side = 0; side < sides.Length; side++)
        {
            Measurement measured = measurements[side];
            string ratio = side == 0
                ? "1 | "
                : string.Create(
                    CultureInfo.InvariantCulture, $"{measured.Ratio:F1} | {measured.Median:F1}, {measured.Low:F1}–{measured.High:F1}");
            string name = side == 0 ? contest.Name : string.Empty;
            string width = side == 0 ? contest.Width : string.Empty;
            rows.Append(
                CultureInfo.InvariantCulture,
                $"| {name} | {width} | {sides[side].Name} | {measured.Nanoseconds:F0} | {measured.Bytes:F0} | {ratio} |\n");
        }

        return rows.ToString();
    }
}
