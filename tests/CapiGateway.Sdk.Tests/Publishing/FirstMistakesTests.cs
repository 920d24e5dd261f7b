using System.Text;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Testing.Emulator;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>The mistakes of a first day, each understood from the message alone: what it says is what is wrong and what to do.</summary>
public sealed class FirstMistakesTests
{
    private const string WrongId = "9999999999999999";

    [Fact]
    public async Task A_wrong_token_is_named_with_the_place_where_a_right_one_comes_from()
    {
        await using var fixture = new GatewayFixture(emulator: new EmulatorOptions { AccessTokens = ["another-token"] });

        await fixture.Gateway.PublishAsync(fixture.Purchase("a").Build());
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        PauseOf(fixture).Should().Contain(GatewayFixture.DataSourceId)
            .And.Contain("invalid, expired or revoked").And.Contain("Generate a new one in Events Manager").And.Contain("code 190")
            .And.Contain("Its events are kept").And.NotContain(GatewayFixture.Token);
    }

    [Fact]
    public async Task A_wrong_dataset_id_is_told_from_a_wrong_token()
    {
        await using var fixture = new GatewayFixture(emulator: new EmulatorOptions { Datasets = [new EmulatorDataset(WrongId)] });

        await fixture.Gateway.PublishAsync(fixture.Purchase("a").Build());
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        PauseOf(fixture).Should().Contain("there is no dataset of this id").And.Contain("Compare the id with Events Manager").And.Contain("code 100, subcode 33");
    }

    [Fact]
    public async Task An_id_that_the_gateway_does_not_know_is_named_in_the_exception()
    {
        await using var fixture = new GatewayFixture();

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("a").Build(), WrongId);

        receipt.Invoking(it => it.EnsureAccepted()).Should().Throw<EventNotAcceptedException>().WithMessage($"*{WrongId}*NotConnected*UnknownDataSource*outcomes.md*");
    }

    [Fact]
    public void A_time_in_milliseconds_is_recognised_and_says_what_to_divide_by()
    {
        const string json = """{"event_name":"Lead","event_time":1795316196000,"action_source":"other","user_data":{"external_id":"42"}}""";

        ConversionEvent.TryParse(Encoding.UTF8.GetBytes(json), out _, out IReadOnlyList<EventDiagnostic> found).Should().BeFalse();

        found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Should().ContainSingle()
            .Which.ToString().Should().StartWith("CAPI6008").And.Contain("(event_time)").And.Contain("divide by 1,000");
    }

    [Fact]
    public void A_bare_phone_number_names_both_ways_to_give_it_a_country()
    {
        ConversionEvent lead = ConversionEvent.Lead().FromPhoneCall().WithUser(user => user.Phone("(650) 555-0100")).Build();

        lead.Diagnostics.Should().ContainSingle()
            .Which.ToString().Should().StartWith("CAPI2008").And.Contain("(user_data.ph)").And.Contain("CallingCode(").And.Contain("Build(defaults)");
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_reason_for_a_pause_says_what_to_do(PauseReason reason) =>
        reason.Describe().Should().StartWith($"{reason}: ").And.MatchRegex(@"\. (Generate|Give|Assign|Compare|Use|Raise|Check|Look) ");

    public static TheoryData<PauseReason> Reasons => new(Enum.GetValues<PauseReason>());

    private static string PauseOf(GatewayFixture fixture) => fixture.Log.Lines.Single(line => line.Id.Id == 201).Text;
}
