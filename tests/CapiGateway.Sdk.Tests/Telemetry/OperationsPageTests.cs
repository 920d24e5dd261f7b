using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CapiGateway.Sdk.Telemetry;
using CapiGateway.Sdk.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Tests.Telemetry;

/// <summary>The page for operators, the dashboard and the alert rules name the metrics, tags and log events that there are.</summary>
public sealed class OperationsPageTests
{
    private const string Page = "docs/operations.md";
    private const string Dashboard = "docs/grafana-dashboard.json";

    private static readonly Regex MetricName = Pattern.Of(@"\bcapigateway(_[a-z]+)+");
    private static readonly Regex Label = Pattern.Of(@"(?<=\b(by|on) \([^)]*)capigateway(_[a-z]+)+|capigateway(_[a-z]+)+(?=!?=)");

    [Theory]
    [InlineData("metrics")]
    [InlineData("log")]
    public async Task The_page_says_what_the_code_says(string section)
    {
        string page = Read(Page);
        string table = section == "log" ? LogTable() : await MetricsTableAsync();

        GeneratedSection.Has(page, section).Should().BeTrue();
        Snapshot.ShouldMatch(GeneratedSection.Fill(page, section, table), Page, filter: nameof(OperationsPageTests));
    }

    [Fact]
    public void Every_log_event_has_an_id_and_a_name_of_its_own()
    {
        LoggerMessageAttribute[] messages = [.. Messages()];

        messages.Select(message => message.EventId).Should().OnlyHaveUniqueItems().And.NotContain(-1);
        messages.Select(message => message.EventName).Should().OnlyHaveUniqueItems().And.NotContainNulls();
    }

    [Theory]
    [InlineData(Page)]
    [InlineData(Dashboard)]
    public async Task Queries_name_metrics_and_tags_that_exist(string file)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (Instrument instrument in await InstrumentsAsync())
        {
            known.UnionWith(Exported(instrument));
        }

        string[] tags = [.. typeof(TelemetryTags).GetFields().Select(field => ((string)field.GetRawConstantValue()!).Replace('.', '_'))];
        string text = string.Join('\n', file == Dashboard ? Queries() : Read(file).Split('\n').Where(line => line.Contains("_total", StringComparison.Ordinal) || line.Contains("expr:", StringComparison.Ordinal)));

        MetricName.Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Should().NotBeEmpty()
            .And.BeSubsetOf([.. known, .. tags]);
        Label.Matches(text).Select(match => match.Value).Except(tags, StringComparer.Ordinal).ShouldBeNone("Labels that no metric has:");
    }

    [Fact]
    public void Every_panel_of_the_dashboard_asks_something()
    {
        using JsonDocument dashboard = JsonDocument.Parse(Read(Dashboard));

        dashboard.RootElement.GetProperty("panels").EnumerateArray().Should().NotBeEmpty().And.OnlyContain(
            panel => panel.GetProperty("targets").GetArrayLength() > 0 && panel.GetProperty("title").GetString()!.Length > 0);
    }

    // As Prometheus names them: dots to underscores, the unit and, for counters, _total behind.
    private static IEnumerable<string> Exported(Instrument instrument)
    {
        string name = instrument.Name.Replace('.', '_');
        string unit = instrument.Unit switch { "s" => "_seconds", "d" => "_days", _ => string.Empty };
        string type = instrument.GetType().Name;
        return type.StartsWith("Histogram", StringComparison.Ordinal) ? [$"{name}{unit}_bucket", $"{name}{unit}_sum", $"{name}{unit}_count"]
            : type.StartsWith("Counter", StringComparison.Ordinal) || type.StartsWith("ObservableCounter", StringComparison.Ordinal) ? [$"{name}{unit}_total"]
            : [name + unit];
    }

    private static IEnumerable<string> Queries()
    {
        using JsonDocument dashboard = JsonDocument.Parse(Read(Dashboard));
        return [.. dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!)];
    }

    private static async Task<string> MetricsTableAsync() =>
        "| Metric | Kind | Unit | What it measures |\n|---|---|---|---|\n" + string.Concat(
            from instrument in await InstrumentsAsync()
            let kind = instrument.GetType().Name.Split('`')[0]
            select $"| `{instrument.Name}` | {kind} | `{instrument.Unit}` | {instrument.Description} |\n");

    private static string LogTable() => "| Id | Name | Level | Message |\n|---|---|---|---|\n" + string.Concat(
        Messages().OrderBy(message => message.EventId).Select(message =>
            $"| {message.EventId} | `{message.EventName}` | {message.Level} | {message.Message.Replace("|", "\\|", StringComparison.Ordinal)} |\n"));

    private static IEnumerable<LoggerMessageAttribute> Messages() =>
        typeof(GatewayLog).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>();

    private static async Task<IReadOnlyList<Instrument>> InstrumentsAsync()
    {
        await using ServiceProvider services = new ServiceCollection().AddMetrics().AddSingleton<GatewayInstruments>().BuildServiceProvider();
        using var collected = new Collected(services);
        _ = services.GetRequiredService<GatewayInstruments>();
        return [.. collected.Instruments.OrderBy(instrument => instrument.Name, StringComparer.Ordinal)];
    }

    private static string Read(string path) => File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n");
}
