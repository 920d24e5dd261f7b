using System.Globalization;
using System.Text;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>A few rows of the committed results, for readers of the README: each work, ours, and what is done instead.</summary>
internal static class BenchmarkTable
{
    private const string Ratios = "benchmarks/results/ratios.md";
    private const string Peers = "benchmarks/results/peers.md";

    // As the results call the work, and as the README does.
    private static readonly (string Work, string Title)[] Works =
    [
        ("a column of 10,000 e-mails", "Hash a column of 10,000 e-mail addresses, each"),
        ("an event: build, normalise, hash, serialise", "Build, hash and serialise an event"),
    ];

    public static string Render()
    {
        var text = new StringBuilder("| Work | Here | Instead | There | Faster by: median, range |\n|---|--:|---|--:|--:|\n");
        IReadOnlyList<string[]> ratios = Rows(Ratios, columns: 7);
        foreach ((string work, string title) in Works)
        {
            int row = ratios.ToList().FindIndex(cells => cells[0] == work && cells[5] == "1");
            row.Should().BeGreaterThanOrEqualTo(0, $"{Ratios} has a row '{work}'; otherwise say in BenchmarkTable what the README shows instead");
            string[] other = ratios[row + 1];
            text.Append($"| {title} | {Grouped(ratios[row][3])} ns | {other[2]} | {Grouped(other[3])} ns | {other[6]} |\n");
        }

        IReadOnlyList<string[]> peers = Rows(Peers, columns: 3);
        text.Append($"| Events a second, one thread | {peers[1][1]} | {peers[2][0]} | {peers[2][1]} | {peers[2][2]} |\n");
        return $"{text}\n{MachineLine()}\n";
    }

    private static string Grouped(string number) => int.Parse(number, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);

    private static string MachineLine() => File.ReadLines(Repository.PathOf(Ratios)).Last(line => line.Length > 0);

    private static IReadOnlyList<string[]> Rows(string file, int columns) =>
    [
        .. File.ReadLines(Repository.PathOf(file))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
            .Where(cells => cells.Length == columns),
    ];
}
