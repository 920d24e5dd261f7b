using System.Globalization;
using CapiGateway.Sdk;
using Spectre.Console;

namespace CapiGateway.Samples.Quickstart;

/// <summary>Prints what a run came to, for a terminal of 80 columns and for a log alike.</summary>
internal static class SummaryTable
{
    public static void Write(IAnsiConsole console, RunReport report)
    {
        console.Write(Events(report));
        console.WriteLine();
        console.Write(Identifiers(report.Findings));
        console.WriteLine();
        console.Write(Noticed(report.Findings));
        console.WriteLine();
        console.WriteLine(LedgerLine(report));
    }

    private static Table Events(RunReport report)
    {
        DataSourceStatistics ledger = report.Ledger;
        Table table = Columns("Events", "#");
        table.AddRow("Received", Number(ledger.Received));
        table.AddRow("Delivered", Number(ledger.Delivered));
        table.AddRow("Duplicate, not sent again", Number(ledger.Duplicate));
        table.AddRow("Invalid", Number(ledger.Invalid));
        foreach ((string rule, int count) in report.Findings.Invalid)
        {
            table.AddRow($"  {rule}", Number(count));
        }

        table.AddRow("Still waiting", Number(ledger.Pending));
        return table.AddRow("Requests", Number(ledger.Requests));
    }

    private static Table Identifiers(Findings findings)
    {
        Table table = Columns("Identifiers", "Hashed", "Dropped").AddColumn("Why dropped");
        foreach (IdentifierCount identifier in findings.Identifiers)
        {
            string why = string.Join(Environment.NewLine, identifier.Reasons.Select(reason => $"{Number(reason.Value)} × {reason.Key}"));
            table.AddRow(identifier.Name, Number(identifier.Hashed), Number(identifier.Dropped), why);
        }

        return table;
    }

    private static Table Noticed(Findings findings)
    {
        Table table = Columns("Sent all the same", "#").AddColumn("Where");
        foreach (((string rule, string field), int count) in findings.Noticed)
        {
            table.AddRow(rule, Number(count), field);
        }

        return table;
    }

    private static string LedgerLine(RunReport report)
    {
        DataSourceStatistics ledger = report.Ledger;
        long lost = ledger.Unconfirmed + ledger.Withdrawn + ledger.Buried + ledger.Expired + ledger.Evicted;
        string door = $"{ledger.Received} received = {ledger.Invalid} invalid + {ledger.Refused} refused + {ledger.Accepted} accepted";
        string end = $"{ledger.Accepted} accepted = {ledger.Delivered} delivered + {lost} lost + {ledger.Pending} waiting";
        string verdict = report.IsBalanced ? "balanced" : "NOT balanced";
        return string.Join(Environment.NewLine, $"Ledger: {door}", $"        {end}", $"        {verdict}");
    }

    private static Table Columns(string first, params string[] numbers)
    {
        Table table = new Table().RoundedBorder().AddColumn(first);
        foreach (string number in numbers)
        {
            table.AddColumn(new TableColumn(number).RightAligned());
        }

        return table;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
