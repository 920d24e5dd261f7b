using System.Reflection;
using System.Text;
using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Filters;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Telemetry;
using CapiGateway.Sdk.Tests.House;
using CapiGateway.Sdk.Tests.Publishing;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Tests.Telemetry;

/// <summary>One vocabulary: each outcome and each reason has a row of the page, a tag and, the outcomes, a log event of their own.</summary>
public sealed class VocabularyTests
{
    private const string Page = "docs/outcomes.md";

    public static TheoryData<string> Sections => ["door", "ends", "reasons", "details", "pauses"];

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_page_says_what_the_code_says(string section)
    {
        string page = File.ReadAllText(Repository.PathOf(Page)).ReplaceLineEndings("\n");

        GeneratedSection.Has(page, section).Should().BeTrue();
        Snapshot.ShouldMatch(GeneratedSection.Fill(page, section, Table(section)), Page, filter: nameof(VocabularyTests));
    }

    [Fact]
    public void Every_outcome_has_a_log_event_of_its_own() =>
        Enum.GetValues<PublishOutcome>().Select(LogEvent).Concat(Ends().Select(end => LogEvent(end.Kind)))
            .Should().OnlyHaveUniqueItems().And.NotContain(default(EventId));

    [Fact]
    public void Receipts_and_metrics_use_the_same_words()
    {
        foreach (PublishOutcome outcome in Enum.GetValues<PublishOutcome>().Where(outcome => outcome != PublishOutcome.Disabled))
        {
            TagText<EventOutcome>.Of(OutcomeMap.Of(outcome)!.Value).Should().Be(TagText<PublishOutcome>.Of(outcome));
        }

        foreach (SettlementKind kind in Enum.GetValues<SettlementKind>().Where(kind => kind != SettlementKind.GivenBack))
        {
            TagText<EventOutcome>.Of(OutcomeMap.Of(kind)!.Value).Should().Be(TagText<SettlementKind>.Of(kind));
        }
    }

    [Fact]
    public void Every_outcome_that_is_counted_comes_from_the_door_or_from_an_end() =>
        Enum.GetValues<PublishOutcome>().Select(outcome => OutcomeMap.Of(outcome))
            .Concat(Enum.GetValues<SettlementKind>().Select(kind => OutcomeMap.Of(kind)))
            .OfType<EventOutcome>().Append(EventOutcome.Erased)
            .Should().BeEquivalentTo(Enum.GetValues<EventOutcome>());

    [Fact]
    public void No_two_words_of_a_kind_are_the_same()
    {
        Enum.GetValues<EventOutcome>().Select(TagText<EventOutcome>.Of).Should().OnlyHaveUniqueItems();
        Enum.GetValues<PublishReason>().Select(TagText<PublishReason>.Of).Should().OnlyHaveUniqueItems().And.NotContain("unknown");
    }

    private static string Table(string section) => section switch
    {
        "door" => Rows("Outcome", Enum.GetValues<PublishOutcome>().Select(outcome =>
            Row(outcome.ToString(), TagText<PublishOutcome>.Of(outcome), LogEvent(outcome), Summary(outcome)))),
        "ends" => Rows("End", Ends().Select(end => Row(end.Name, end.Tag, LogEvent(end.Kind), end.Text))),
        "reasons" => Rows("Reason", Enum.GetValues<PublishReason>().Where(reason => reason != PublishReason.None).Select(reason =>
            Row(reason.ToString(), TagText<PublishReason>.Of(reason), default, Summary(reason)))),
        "pauses" => Rows("Reason of a pause", Enum.GetValues<PauseReason>().Select(reason =>
            Row(reason.ToString(), TagText<PauseReason>.Of(reason), default, Summary(reason)))),
        _ => Rows("Reason of a filter or a policy", Constants(typeof(FilterReasons)).Concat(Constants(typeof(ConsentReasons))).Select(constant =>
            Row($"{constant.DeclaringType!.Name}.{constant.Name}", (string)constant.GetRawConstantValue()!, default, Text($"F:{constant.DeclaringType.FullName}.{constant.Name}")))),
    };

    private static IEnumerable<(SettlementKind? Kind, string Name, string Tag, string Text)> Ends() =>
    [
        .. Enum.GetValues<SettlementKind>().Where(kind => kind != SettlementKind.GivenBack)
            .Select(kind => ((SettlementKind?)kind, kind.ToString(), TagText<SettlementKind>.Of(kind), Summary(kind))),
        (null, nameof(EventOutcome.Erased), TagText<EventOutcome>.Of(EventOutcome.Erased), "It was erased at a person's request."),
    ];

    private static FieldInfo[] Constants(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static);

    private static string Rows(string head, IEnumerable<string> rows) =>
        new StringBuilder($"| {head} | In metrics | Log event | What it means |\n|---|---|---|---|\n").AppendJoin(string.Empty, rows).ToString();

    private static string Row(string name, string tag, EventId log, string text) =>
        $"| `{name}` | `{tag}` | {(log == default ? "that of the outcome" : $"{log.Id} `{log.Name}`")} | {text} |\n";

    private static string Summary<T>(T value)
        where T : struct, Enum => Text($"F:{typeof(T).FullName}.{value}");

    private static string Text(string member) => XmlDocs.Of(HousePlan.Project).Text(member, "summary").Replace("|", "\\|", StringComparison.Ordinal);

    private static EventId LogEvent(PublishOutcome outcome)
    {
        using var log = new RecordedLog();
        log.CreateLogger("").Tell("1", "Purchase", outcome, PublishReason.None);
        return log.Lines.Single().Id;
    }

    private static EventId LogEvent(SettlementKind? kind)
    {
        using var log = new RecordedLog();
        if (kind is { } end)
        {
            log.CreateLogger("").Tell("1", "Purchase", end);
        }
        else
        {
            log.CreateLogger("").EventsErased("1", 1);
        }

        return log.Lines.Single().Id;
    }
}
