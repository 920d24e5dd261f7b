using System.Text;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Tests.GraphApi;

public sealed class AnswerReaderTests
{
    private const string Success = """{"events_received": 1, "messages": ["take care"], "fbtrace_id": "Ap15kJ-_"}""";

    [Fact]
    public void A_plain_success_is_read_and_its_body_not_kept()
    {
        var answer = Read(Success);

        answer.Should().BeEquivalentTo(new EventsAnswer
        {
            StatusCode = 200,
            Form = AnswerForm.JsonObject,
            EventsReceived = 1,
            Messages = ["take care"],
            FbTraceId = "Ap15kJ-_",
        });
        answer.ErrorBody.Should().BeNull();
    }

    [Fact]
    public void A_whole_envelope_is_read()
    {
        const string body = """
            {"error": {"message": "Invalid parameter", "type": "OAuthException", "code": 100, "error_subcode": 2804003,
             "is_transient": false, "error_user_title": "Event Timestamp Too Old", "error_user_msg": "The timestamp is too old.",
             "error_data": {"blame_field_specs": [["data", "12", "event_time"], ["custom_data", "currency"]]}, "fbtrace_id": "ASro"}}
            """;

        var answer = Read(body, 400);

        answer.Error.Should().BeEquivalentTo(new GraphError
        {
            Code = 100,
            Subcode = 2804003,
            Type = "OAuthException",
            Message = "Invalid parameter",
            UserTitle = "Event Timestamp Too Old",
            UserMessage = "The timestamp is too old.",
            FbTraceId = "ASro",
            BlameFieldSpecs = [["data", "12", "event_time"], ["custom_data", "currency"]],
            BlamedEventIndex = 12,
        });
        answer.FbTraceId.Should().Be("ASro");
        answer.ErrorBody.Should().StartWith("{").And.Contain("2804003");
    }

    [Fact]
    public void Numbers_flags_and_texts_of_other_types_are_understood()
    {
        const string body = """
            {"error": {"message": {"text": "no"}, "type": 7, "code": "190", "error_subcode": 463.0, "is_transient": "true",
             "error_user_title": ["a"], "error_user_msg": true, "fbtrace_id": 5}}
            """;

        var error = Read(body, 401).Error!;

        (error.Code, error.Subcode, error.IsTransient).Should().Be((190, 463, true));
        (error.Message, error.Type, error.UserTitle, error.UserMessage).Should().Be(("""{"text": "no"}""", "7", """["a"]""", "true"));
        error.FbTraceId.Should().BeNull();
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"TRUE\"", true)]
    [InlineData("1", true)]
    [InlineData("\"1\"", true)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("\"0\"", false)]
    [InlineData("null", false)]
    [InlineData("{}", false)]
    [InlineData("\"yes\"", false)]
    public void A_flag_is_read_in_any_dress(string written, bool expected)
    {
        Read($$$"""{"error":{"code":100,"is_transient":{{{written}}}}}""", 400).Error!.IsTransient.Should().Be(expected);
    }

    [Theory]
    [InlineData("""{"error":"invalid_request"}""")]
    [InlineData("""{"error":{"message":"not of Meta"}}""")]
    [InlineData("""{"error":{"code":"AccessDenied","message":"not of Meta"}}""")]
    [InlineData("""{"error":[]}""")]
    [InlineData("""{"error":true}""")]
    public void What_is_no_envelope_is_a_foreign_error(string body)
    {
        var answer = Read(body, 403);

        answer.Error.Should().BeNull();
        answer.HasForeignError.Should().BeTrue();
        answer.ErrorBody.Should().Be(body);
    }

    [Theory]
    [InlineData("""{"error":null,"events_received":2}""")]
    [InlineData("""{"error":false,"events_received":2}""")]
    [InlineData("""{"events_received":1,"events_received":2}""")]
    [InlineData("""{"events_received":2,"attribution":{"claims":[{"id":1}]},"unknown":[[]]}""")]
    [InlineData("\ufeff{\"events_received\":2}")]
    [InlineData(" \n{\"events_received\":2}\n ")]
    public void Unknown_and_repeated_fields_do_no_harm(string body)
    {
        var answer = Read(body);

        answer.EventsReceived.Should().Be(2);
        answer.HasForeignError.Should().BeFalse();
    }

    [Fact]
    public void Deep_nesting_beside_the_count_does_no_harm()
    {
        Read($$"""{"deep":{{Nested(200)}},"events_received":3}""").EventsReceived.Should().Be(3);
    }

    [Fact]
    public void Nesting_that_no_server_needs_is_not_followed()
    {
        Read($$"""{"deep":{{Nested(100_000)}},"events_received":3}""").Form.Should().Be(AnswerForm.Unreadable);
    }

    [Theory]
    [InlineData("\"one\"", "one")]
    [InlineData("[\"one\",2,{\"a\":1},null,\"\"]", "one|2|{\"a\":1}")]
    [InlineData("{\"text\":\"one\"}", "{\"text\":\"one\"}")]
    [InlineData("null", "")]
    public void Messages_are_texts_whatever_they_were(string written, string expected)
    {
        string.Join('|', Read($$"""{"events_received":1,"messages":{{written}}}""").Messages).Should().Be(expected);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    [InlineData("utf-32")]
    [InlineData("iso-8859-1")]
    public void The_stated_encoding_is_used(string charset)
    {
        var body = Encoding.GetEncoding(charset).GetBytes("""{"error":{"code":190,"message":"clé"}}""");

        var answer = AnswerReader.Read(400, body, $"\"{charset}\"");

        (answer.Error!.Code, answer.Error.Message).Should().Be((190, "clé"));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-8")]
    public void A_byte_order_mark_is_believed_before_the_stated_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] body = [.. encoding.GetPreamble(), .. encoding.GetBytes("""{"events_received":4}""")];

        AnswerReader.Read(200, body, "no-such-charset").EventsReceived.Should().Be(4);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_unreadable_and_a_broken_text_costs_only_itself()
    {
        Read("\0\0").Form.Should().Be(AnswerForm.Unreadable);
        AnswerReader.Read(200, [0xC3, 0x28, 0xFF]).Form.Should().Be(AnswerForm.Unreadable);
        var error = Read("""{"error":{"code":190,"message":"\ud800","error_subcode":463}}""", 400).Error!;
        (error.Code, error.Subcode, error.Message).Should().Be((190, 463, null));
    }

    [Theory]
    [InlineData("""{"blame_field_specs":[["data","3","user_data"]]}""")]
    [InlineData("""{"blame_field_specs":[["data",3,"user_data"]]}""")]
    [InlineData("""{"blame_field_specs":["data","3"]}""")]
    [InlineData("""{"blame_field_specs":[["custom_data"],["data[3]","user_data"]]}""")]
    [InlineData("""{"blame_field_specs":"[[\"data\",\"3\"]]"}""")]
    [InlineData("\"{\\\"blame_field_specs\\\":[[\\\"data\\\",\\\"3\\\"]]}\"")]
    public void The_blamed_event_is_found_in_the_fields_blamed(string errorData)
    {
        Read($$$"""{"error":{"code":100,"error_data":{{{errorData}}},"error_user_msg":"data[7]"}}""", 400)
            .Error!.BlamedEventIndex.Should().Be(3);
    }

    [Theory]
    [InlineData("""{"blame_field_specs":[["custom_data","currency"]]}""")]
    [InlineData("""{"blame_field_specs":{}}""")]
    [InlineData("""{"blame_field_specs":[[]]}""")]
    [InlineData("\"broken {\"")]
    [InlineData("7")]
    [InlineData("null")]
    public void Fields_that_name_no_event_blame_none(string errorData)
    {
        Read($$$"""{"error":{"code":100,"error_data":{{{errorData}}}}}""", 400).Error!.BlamedEventIndex.Should().BeNull();
    }

    [Theory]
    [InlineData("Missing $['data'][12]['user_data']", 12)]
    [InlineData("""Missing $["data"][0]["user_data"]""", 0)]
    [InlineData("data[7] is bad", 7)]
    [InlineData("see $.data[999].custom_data", 999)]
    [InlineData("see data.5.event_time", 5)]
    [InlineData("custom_data[3]", null)]
    [InlineData("$['user_data'][3]", null)]
    [InlineData("metadata[3]", null)]
    [InlineData("data[12345]", null)]
    [InlineData("data[-1]", null)]
    [InlineData("the data 3 you sent", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_blamed_event_is_found_in_a_text(string? text, int? index)
    {
        BlamedEvent.In(text).Should().Be(index);
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static EventsAnswer Read(string body, int status = 200) => AnswerReader.Read(status, Encoding.UTF8.GetBytes(body));
}
