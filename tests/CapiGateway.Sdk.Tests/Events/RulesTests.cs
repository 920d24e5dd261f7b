using System.Text.Json.Nodes;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Tests.Publishing;
using CapiGateway.Sdk.Tests.Testing.Emulator;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>
/// Every rule that stops an event is broken by one, and Meta's stand-in rejects the same JSON when it is sent past the rules.
/// </summary>
public sealed class RulesTests
{
    // Rules that are not about what Meta would say: the bytes are no event, or the gateway itself cannot place it.
    private static readonly string[] BeforeMeta =
    [
        nameof(EventRules.EventTooLarge), nameof(EventRules.DataSourceAmbiguous), nameof(EventRules.JsonInvalid),
        nameof(EventRules.JsonNotAnEvent),
    ];

    // UTF-8 cannot carry the id, so there is no JSON to show.
    private static readonly string[] NotWritable = [nameof(EventRules.EventIdInvalid)];

    public static TheoryData<string> Broken => new(BrokenEvents.Rules);

    [Fact]
    public void Every_rule_that_stops_an_event_or_that_Meta_has_a_code_for_is_tested() =>
        EventRules.All.Where(rule => rule.Severity == DiagnosticSeverity.Error || rule.MetaSubcode is not null).Select(rule => rule.Name)
            .Should().BeEquivalentTo(BrokenEvents.Rules.Concat(BeforeMeta).Concat(NotWritable));

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_rule_catches_what_breaks_it_and_no_other_error_does(string rule)
    {
        ConversionEvent? sent = Json.Check(BrokenEvents.Breaking(rule).ToJsonString(), out IReadOnlyList<EventDiagnostic> found);

        bool stops = EventRules.Find(rule)!.Severity == DiagnosticSeverity.Error;
        found.Ids().Should().Contain(rule);
        found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Ids().Should().Equal(stops ? [rule] : []);
        (sent is null).Should().Be(stops);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Meta_rejects_what_the_rule_catches_with_the_code_that_it_names(string name)
    {
        await using var harness = new Harness();

        Harness.Answer answer = await harness.PostAsync(BrokenEvents.Breaking(name)).WaitAsync(Harness.Budget);

        DiagnosticRule rule = EventRules.Find(name)!;
        rule.MetaSubcode.Should().NotBeNull();
        answer.Codes.Should().Be((100, rule.MetaSubcode), answer.Text);
        harness.Emulator.Rejections.Should().ContainSingle()
            .Which.Reasons.Should().OnlyContain(reason => reason.Subcode == rule.MetaSubcode);
    }

    [Theory]
    [InlineData(nameof(EventRules.LeadIdInvalid))]
    [InlineData(nameof(EventRules.MessagingFieldLeftOut))]
    public async Task Without_what_a_rule_left_out_Meta_takes_the_event(string rule)
    {
        await using var harness = new Harness();
        ConversionEvent? sent = Json.Check(BrokenEvents.Breaking(rule).ToJsonString(), out _);

        Harness.Answer answer = await harness.PostAsync(JsonNode.Parse(Json.Text(sent!))!).WaitAsync(Harness.Budget);

        answer.Received.Should().Be(1, answer.Text);
        harness.Emulator.AssertClean();
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_rule_of_the_door_has_the_severity_that_the_host_gives_it(string name)
    {
        ConversionEvent? read = Json.Parse(BrokenEvents.Breaking(name).ToJsonString(), out IReadOnlyList<EventDiagnostic> found);
        if (read is null)
        {
            // Without a name, a time or a lawful option there is no event to let through.
            found.Ids().Should().Contain(name);
            return;
        }

        foreach (DiagnosticSeverity severity in Enum.GetValues<DiagnosticSeverity>())
        {
            var configured = RuleSeverities.From([KeyValuePair.Create(name, severity)]);

            ConversionEvent? sent = Json.Check(read, out IReadOnlyList<EventDiagnostic> told, configured);

            told.Should().Contain(diagnostic => diagnostic.Rule.Name == name && diagnostic.Severity == severity);
            (sent is null).Should().Be(severity == DiagnosticSeverity.Error);
        }
    }

    [Fact]
    public async Task A_lower_severity_lets_an_event_pass_and_a_higher_one_stops_it()
    {
        await using var fixture = new GatewayFixture(options =>
        {
            options.RuleSeverities["CAPI1008"] = DiagnosticSeverity.Warning;
            options.RuleSeverities[nameof(EventRules.PhoneWithoutCountryCode)] = DiagnosticSeverity.Error;
        });
        ConversionEventBuilder Event() =>
            ConversionEvent.Lead().FromWebsite(null, "Mozilla/5.0").WithUser(user => user.Email("a@example.com"));

        PublishReceipt passed = await fixture.Gateway.PublishAsync(Event().Build());
        PublishReceipt stopped = await fixture.Gateway.PublishAsync(Event().WithUser(user => user.Phone("6505550100")).Build());

        passed.EnsureAccepted();
        passed.Diagnostics.Single(diagnostic => diagnostic.Id == "CAPI1008").Severity.Should().Be(DiagnosticSeverity.Warning);
        stopped.Diagnostics.Single(diagnostic => diagnostic.Rule.Name == nameof(EventRules.PhoneWithoutCountryCode))
            .Severity.Should().Be(DiagnosticSeverity.Error);
        FluentActions.Invoking(() => stopped.EnsureAccepted()).Should().Throw<EventNotAcceptedException>();
    }

    [Fact]
    public void A_severity_of_a_rule_that_does_not_exist_is_an_error_of_the_options() =>
        FluentActions.Invoking(() => new GatewayFixture(options => options.RuleSeverities["CAPI9999"] = DiagnosticSeverity.Warning).Gateway)
            .Should().Throw<Exception>().Which.ToString().Should().Contain("CAPI9999");

    [Fact]
    public void Ids_and_names_are_unique_and_findable()
    {
        EventRules.All.Select(rule => rule.Id).Should().OnlyHaveUniqueItems()
            .And.AllSatisfy(id => id.Should().MatchRegex("^CAPI[1-7][0-9]{3}$"));
        EventRules.All.Select(rule => rule.Name).Should().OnlyHaveUniqueItems();
        EventRules.All.Should().AllSatisfy(rule => EventRules.Find(rule.Id).Should().BeSameAs(EventRules.Find(rule.Name)));
        typeof(EventRules).GetFields().Select(field => field.GetValue(null)).Should().BeEquivalentTo(EventRules.All);
    }
}
