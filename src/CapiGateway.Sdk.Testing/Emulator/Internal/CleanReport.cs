using System.Globalization;
using System.Text;

namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>Puts everything that is not clean into one message.</summary>
internal static class CleanReport
{
    public static string? Write(Journal journal)
    {
        var counters = journal.Counters;
        var unpaired = journal.Repeated.Where(repeated => repeated.IsUnpairedDuplicate).ToArray();
        if (counters.Rejections == 0 && counters.Warnings == 0 && unpaired.Length == 0)
        {
            return null;
        }

        var report = new StringBuilder("The Conversions API emulator did not see clean traffic.");
        Append(report, "Refused", counters.Rejections, [.. journal.Rejections.SelectMany(Describe)]);
        Append(report, "Warnings", counters.Warnings, [.. journal.Warnings.Select(Describe)]);
        Append(report, "Sent twice by the server without need", unpaired.Length, [.. unpaired.Select(repeated => repeated.ToString())]);
        return report.ToString();
    }

    private static IEnumerable<string> Describe(Rejection rejection)
    {
        var what = rejection.EventIndex is null
            ? "the request"
            : $"{rejection.EventName ?? "event without name"} {rejection.EventId ?? "without id"}";
        return rejection.Reasons.Select(reason => $"request #{rejection.RequestNumber}, {what}: {reason}");
    }

    private static string Describe(EmulatorFinding finding) => $"request #{finding.RequestNumber}: {finding}";

    private static void Append(StringBuilder report, string title, long count, string[] lines)
    {
        if (count == 0)
        {
            return;
        }

        report.AppendLine().Append(CultureInfo.InvariantCulture, $"{title}: {count}");
        foreach (var line in lines)
        {
            report.AppendLine().Append("  - ").Append(line);
        }
    }
}
