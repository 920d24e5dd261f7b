using System.Text;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Tests.Events;

public sealed class ReadingTests
{
    private const string Hash = "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b";
    private const string Head = """{"event_name":"Lead","event_time":1800000000,"event_id":"e","action_source":"chat",""";

    [Fact]
    public void Aliases_are_mapped_hashed_and_named()
    {
        ConversionEvent? read = Json.Parse(
            Head + """ "user_data":{"email":"test@example.com","phone":["+1 425-123-4567"],"gen":"F","zip":"94035"}}""", out var found);

        read!.UserData.FieldNames.Should().Equal("em", "ph", "ge", "zp");
        read.UserData.Digests(IdentifierKind.Email).Single().ToString().Should().Be(Hash);
        found.Ids().Should().OnlyContain(name => name == nameof(EventRules.UserDataAlias)).And.HaveCount(4);
    }

    [Fact]
    public void A_digest_is_kept_and_an_appendix_too()
    {
        ConversionEvent? read = Json.Parse(
            Head + $$""" "user_data":{"em":["{{Hash.ToUpperInvariant()}}","{{Hash}}.AQECAQIB"]}""" + "}", out _);

        Json.Text(read!).Should().Contain($"[\"{Hash}\",\"{Hash}.AQECAQIB\"]");
    }

    [Fact]
    public void An_unknown_field_of_user_data_is_left_out_and_elsewhere_kept()
    {
        ConversionEvent? read = Json.Parse(
            Head + """ "new_flag":{"a":[1,{}]},"user_data":{"em":"a@b.cd","secret_field":"MARKER"},"custom_data":{"mine":1}}""",
            out var found);

        Json.Text(read!).Should().NotContain("MARKER").And.Contain("\"new_flag\":{\"a\":[1,{}]}").And.Contain("\"mine\":1");
        found.Ids().Should().Equal(nameof(EventRules.UserDataFieldUnknown));
        string.Join(' ', found).Should().NotContain("secret_field");
    }

    [Fact]
    public void A_further_field_of_user_data_survives_where_the_defaults_name_it()
    {
        var defaults = new EventDefaults
        {
            FurtherUserDataFields = new Dictionary<string, UserDataForm> { ["h"] = UserDataForm.Hashed, ["p"] = UserDataForm.AsIs },
        };
        ConversionEvent written = Some.Purchase()
            .WithUser(user => user.Property("h", "Value", UserDataForm.Hashed).Property("p", "Value", UserDataForm.AsIs)).Build();

        ConversionEvent.TryParse(Json.Bytes(written), out ConversionEvent? read, out _, defaults).Should().BeTrue();

        read.Should().Be(written);
        Json.Of(written).GetProperty("user_data").GetProperty("p").GetString().Should().Be("Value");
    }

    [Theory]
    [InlineData("1800000000.9", nameof(EventRules.JsonTypeCorrected))]
    [InlineData("\"1800000000\"", nameof(EventRules.JsonTypeCorrected))]
    [InlineData("1800000000000", nameof(EventRules.EventTimeInMilliseconds))]
    [InlineData("\"now\"", nameof(EventRules.EventTimeInvalid))]
    [InlineData("1e400", nameof(EventRules.EventTimeInvalid))]
    [InlineData("-1", nameof(EventRules.EventTimeInvalid))]
    [InlineData("null", nameof(EventRules.EventTimeMissing))]
    [InlineData("{}", nameof(EventRules.EventTimeInvalid))]
    public void A_time_is_read_or_refused(string time, string rule)
    {
        ConversionEvent? read = Json.Parse(
            "{\"event_name\":\"Lead\",\"event_time\":" + time + ",\"user_data\":{\"em\":\"a@b.cd\"}}", out var found);

        found.Ids().Should().Equal(rule);
        (read is not null).Should().Be(rule == nameof(EventRules.JsonTypeCorrected));
    }

    [Theory]
    [InlineData("", nameof(EventRules.JsonInvalid))]
    [InlineData("{", nameof(EventRules.JsonInvalid))]
    [InlineData("{} {}", nameof(EventRules.JsonInvalid))]
    [InlineData("[]", nameof(EventRules.JsonNotAnEvent))]
    [InlineData("null", nameof(EventRules.JsonNotAnEvent))]
    [InlineData("""{"data":[{"event_name":"a","event_time":1}]}""", nameof(EventRules.JsonNotAnEvent))]
    [InlineData("""{"data":"a","event_time":1}""", nameof(EventRules.EventNameMissing))]
    [InlineData("""{"event_name":"a","event_time":1,"event_id":"\ud800"}""", nameof(EventRules.EventIdInvalid))]
    [InlineData("""{"event_name":"a","event_time":1,"data_processing_options":["NEW"]}""", nameof(EventRules.LimitedDataUseInvalid))]
    [InlineData("""{"event_time":1}""", nameof(EventRules.EventNameMissing))]
    public void What_is_no_event_is_refused_and_says_why(string json, string rule)
    {
        Json.Parse(json, out var found).Should().BeNull();

        found.Ids().Should().Contain(rule);
    }

    [Theory]
    [InlineData("\"custom_data\":{\"value\":\"12.50\",\"currency\":\"EUR\"}", nameof(EventRules.JsonTypeCorrected), "\"value\":12.50")]
    [InlineData("\"custom_data\":{\"order_id\":17}", nameof(EventRules.JsonTypeCorrected), "\"order_id\":\"17\"")]
    [InlineData("\"custom_data\":{\"order_id\":\"a\",\"order_id\":\"b\"}", nameof(EventRules.JsonDuplicateKey), "\"order_id\":\"b\"")]
    [InlineData("\"custom_data\":{\"mine\":1e400,\"x\":1}", nameof(EventRules.JsonValueUnusable), "{\"x\":1}")]
    [InlineData("\"custom_data\":{\"content_ids\":\"a\"}", nameof(EventRules.JsonTypeCorrected), "\"content_ids\":[\"a\"]")]
    [InlineData(
        "\"custom_data\":{\"contents\":[{\"id\":7,\"quantity\":\"2\",\"shade\":\"red\"}]}", nameof(EventRules.JsonTypeCorrected),
        "{\"id\":\"7\",\"quantity\":2,\"shade\":\"red\"}")]
    [InlineData("\"custom_data\":{\"currency\":7}", nameof(EventRules.JsonTypeCorrected), "\"currency\":\"7\"")]
    [InlineData("\"custom_data\":{\"search_string\":\"a\\ud800\",\"x\":1}", nameof(EventRules.JsonValueUnusable), "{\"x\":1}")]
    [InlineData("\"custom_data\":7", nameof(EventRules.JsonValueUnusable), "\"event_id\"")]
    [InlineData("\"opt_out\":\"true\"", nameof(EventRules.JsonTypeCorrected), "\"opt_out\":true")]
    [InlineData(
        "\"data_processing_options\":[\"LDU\"],\"data_processing_options_country\":1", nameof(EventRules.LimitedDataUseIncomplete),
        "_country\":0")]
    [InlineData("\"app_data\":{\"advertiser_tracking_enabled\":\"x\"}", nameof(EventRules.JsonValueUnusable), "\"event_id\"")]
    public void Odd_values_are_read_as_what_they_mean_or_left_out(string member, string rule, string written)
    {
        ConversionEvent? read = Json.Parse(Head + member + "}", out var found);

        found.Ids().Should().Contain(rule);
        Json.Text(read!).Should().Contain(written);
    }

    [Theory]
    [InlineData("true", "1")]
    [InlineData("0", "0")]
    [InlineData("\"1\"", "1")]
    public void A_tracking_flag_is_written_as_zero_or_one(string read, string written) =>
        Json.Text(Json.Parse(Head + "\"app_data\":{\"advertiser_tracking_enabled\":" + read + "}}", out _)!)
            .Should().Contain("\"advertiser_tracking_enabled\":" + written + "}");

    [Fact]
    public void Documented_forms_of_data_processing_options_read_without_a_word()
    {
        Json.Parse(Head + "\"data_processing_options\":[]}", out var off)!.LimitedDataUse.Should().Be(LimitedDataUse.Off);
        const string On = "\"data_processing_options\":[\"LDU\"],\"data_processing_options_country\":1,\"data_processing_options_state\":";
        Json.Parse(Head + On + "1000}", out var state)!
            .LimitedDataUse.Should().Be(LimitedDataUse.ForState(1000));
        off.Concat(state).Should().BeEmpty();
    }

    [Fact]
    public void A_whole_body_gives_its_events_and_what_stands_beside_them()
    {
        string body = """
            {"data":[{"event_name":"Lead","event_time":1800000000},7],"test_event_code":"TEST1","upload_tag":"x","access_token":"SECRET",
            "progress":{"start_inclusive":1,"end_exclusive":9},"platforms":[{"name":"a","type":"b"}],"tomorrow":[true]}
            """;

        ConversionEventBatch.TryParse(Encoding.UTF8.GetBytes(body), out ConversionEventBatch? batch, out var found).Should().BeTrue();

        batch!.Events.Should().ContainSingle().Which.RequestFields.Should().Be(batch.RequestFields);
        batch.IsComplete.Should().BeFalse();
        batch.Items[1].Diagnostics.Ids().Should().Equal(nameof(EventRules.JsonNotAnEvent));
        batch.RequestFields.TestEventCode.Should().Be("TEST1");
        batch.RequestFields.Progress.Should().Be(new UploadProgress(1, 9));
        batch.RequestFields.Platforms.Should().Equal(new SendingPlatform("a", "b"));
        batch.RequestFields.PropertyNames.Should().Equal("tomorrow");
        found.Should().BeEmpty();
    }

    [Fact]
    public void Events_that_stand_as_texts_in_the_list_are_read_too()
    {
        string body = """{"data":["{\"event_name\":\"Lead\",\"event_time\":1800000000}","","\"Lead\"","\ud800"]}""";

        ConversionEventBatch.TryParse(Encoding.UTF8.GetBytes(body), out ConversionEventBatch? batch, out _).Should().BeTrue();

        batch!.Events.Should().ContainSingle().Which.EventName.Should().Be("Lead");
        batch.Items.Skip(1).Should().HaveCount(3).And.OnlyContain(item => item.Event == null
            && item.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void A_form_encoded_list_of_events_is_read_too()
    {
        string body = """{"data":"[{\"event_name\":\"Lead\",\"event_time\":1800000000}]"}""";

        ConversionEventBatch.TryParse(Encoding.UTF8.GetBytes(body), out ConversionEventBatch? batch, out _).Should().BeTrue();

        batch!.Events.Should().ContainSingle();
    }
}
