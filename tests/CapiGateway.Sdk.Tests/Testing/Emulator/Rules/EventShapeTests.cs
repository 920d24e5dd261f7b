using System.Text.Json.Nodes;
using CapiGateway.Sdk.Testing.Emulator;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator.Rules;

public class EventShapeTests : RuleTest
{
    [Theory]
    [InlineData("event_name", "5")]
    [InlineData("event_id", "5")]
    [InlineData("event_time", "\"1700000000\"")]
    [InlineData("event_time", "1700000000.5")]
    [InlineData("opt_out", "\"true\"")]
    [InlineData("user_data", "[]")]
    [InlineData("custom_data", "\"x\"")]
    [InlineData("action_source", "7")]
    [InlineData("action_source", "\"web\"")]
    [InlineData("event_id", "\" \"")]
    [InlineData("data_processing_options", "\"LDU\"")]
    [InlineData("customer_segmentation", "\"somebody\"")]
    public async Task A_field_of_the_wrong_form_is_refused(string field, string json)
    {
        var answer = await Harness.PostAsync(Harness.Website().WithJson(field, json)).WaitAsync(Budget);

        answer.Codes.Should().Be((100, 2804016));
        answer.Error.GetProperty("error_user_msg").GetString().Should().EndWith($"$['data'][0]['{field}']");
    }

    [Theory]
    [InlineData("event_name")]
    [InlineData("event_time")]
    [InlineData("action_source")]
    [InlineData("event_source_url")]
    [InlineData("user_data")]
    public async Task A_required_field_must_be_there(string field)
    {
        var answer = await Harness.PostAsync(Harness.Website().Without(field)).WaitAsync(Budget);

        answer.Codes.Should().Be((100, 2804019));
        answer.Error.GetProperty("error_user_msg").GetString().Should().EndWith($"$['data'][0]['{field}']");
    }

    [Fact]
    public Task A_blank_name_is_no_name() => ShouldBeRejected(Harness.Website().With("event_name", " "), 2804019, "event_name");

    [Fact]
    public async Task What_is_no_object_is_no_event()
    {
        var answer = await Harness.PostAsync(JsonValue.Create("event")!).WaitAsync(Budget);

        answer.Codes.Should().Be((100, 2804016));
    }

    [Theory]
    [InlineData("email")]
    [InlineData("phone_call")]
    [InlineData("chat")]
    [InlineData("system_generated")]
    [InlineData("other")]
    public Task Other_sources_need_no_url_and_no_user_agent(string source) =>
        ShouldBeClean(Harness.Website().With("action_source", source).Without("event_source_url", "user_data.client_user_agent"));

    [Fact]
    public Task An_unknown_field_is_warned_about() => ShouldBeWarnedAbout(Harness.Website().With("event_nmae", "x"), "event_nmae");

    [Fact]
    public Task An_unknown_kind_of_customer_information_is_warned_about() =>
        ShouldBeWarnedAbout(Harness.Website().With("user_data.email", Hash), "user_data", "email");

    [Theory]
    [InlineData("referrer_url")]
    [InlineData("custom_data.order_id")]
    [InlineData("user_data.fbc")]
    public Task A_null_is_warned_about(string path) => ShouldBeWarnedAbout(Harness.Website().With(path, null), path.Split('.'));

    [Fact]
    public Task An_event_id_inside_custom_data_is_warned_about() =>
        ShouldBeWarnedAbout(Harness.Website().With("custom_data.event_id", "evt-1"), "custom_data", "event_id");

    [Fact]
    public Task A_missing_user_agent_is_warned_about() =>
        ShouldBeWarnedAbout(Harness.Website().Without("user_data.client_user_agent"), "user_data", "client_user_agent");

    [Fact]
    public Task A_missing_event_id_is_warned_about() => ShouldBeWarnedAbout(Harness.Website().Without("event_id"), "event_id");

    [Fact]
    public Task A_name_of_fifty_characters_is_fine() => ShouldBeClean(Harness.Website(new string('n', 50)));

    [Fact]
    public Task A_longer_name_is_warned_about() => ShouldBeWarnedAbout(Harness.Website(new string('n', 51)), "event_name");

    [Theory]
    [InlineData("event_source_url", "/thanks")]
    [InlineData("event_source_url", "ftp://shop.example/")]
    [InlineData("referrer_url", "shop.example")]
    public Task A_url_that_is_none_is_warned_about(string field, string url) =>
        ShouldBeWarnedAbout(Harness.Website().With(field, url), field);

    [Theory]
    [InlineData("customer_segmentation")]
    [InlineData("custom_data.customer_segmentation")]
    public Task A_customer_segment_may_stand_in_both_places(string path) =>
        ShouldBeClean(Harness.Website().With(path, "new_customer_to_business"));

    [Theory]
    [InlineData(Strictness.Ignore)]
    [InlineData(Strictness.Warn)]
    [InlineData(Strictness.Reject)]
    public async Task What_the_documentation_leaves_open_is_switchable(Strictness strictness)
    {
        Use(new()
        {
            MissingActionSource = strictness,
            MissingEventSourceUrl = strictness,
            MissingUserAgent = strictness,
            MissingEventId = strictness,
            LongEventName = strictness,
            UnhashedContactInformation = strictness,
            LimitedDataUseWithoutLocation = strictness,
        });
        JsonObject[] doubtful =
        [
            Harness.Website(id: "1").Without("action_source"),
            Harness.Website(id: "2").Without("event_source_url"),
            Harness.Website(id: "3").Without("user_data.client_user_agent"),
            Harness.Website().Without("event_id"),
            Harness.Website(new string('n', 51), "5"),
            Harness.Website(id: "6").With("user_data.em", "plain"),
            Harness.Website(id: "7").WithJson("data_processing_options", "[\"LDU\"]"),
        ];

        foreach (var conversion in doubtful)
        {
            await Harness.PostAsync(conversion).WaitAsync(Budget);
        }

        var counters = Harness.Emulator.Counters;
        counters.EventsAccepted.Should().Be(strictness == Strictness.Reject ? 0 : doubtful.Length);
        counters.Rejections.Should().Be(strictness == Strictness.Reject ? doubtful.Length : 0);
        counters.Warnings.Should().Be(strictness == Strictness.Warn ? doubtful.Length : 0);
    }
}
