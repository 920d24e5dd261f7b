using System.Text;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Tests.House;
using FsCheck;
using FsCheck.Fluent;

namespace CapiGateway.Sdk.Tests.GraphApi;

public sealed class AnswerFuzzTests
{
    private const int Sent = 100;
    private static readonly int[] Statuses = [200, 202, 302, 400, 401, 413, 429, 500, 503];

    private static readonly string[] Answers =
    [
        """{"events_received":100,"messages":["a","b"],"fbtrace_id":"Ap15kJ"}""",
        """{"success":true}""",
        """
        {"error":{"message":"Invalid parameter","type":"OAuthException","code":100,"error_subcode":2804003,"is_transient":false,
        "error_user_title":"t","error_user_msg":"$['data'][12]['user_data']","error_data":{"blame_field_specs":[["data","12"]]},
        "fbtrace_id":"ASro"}}
        """,
        """{"error":{"message":"(#4) limit","code":4,"is_transient":true,"error_data":"{\"blame_field_specs\":[[\"data\",\"1\"]]}"}}""",
        """{"11":[{"type":"ads_management","call_count":95,"total_cputime":20,"estimated_time_to_regain_access":19}]}""",
    ];

    private static readonly string[] Splices =
    [
        "null", "{}", "[]", "\"\"", "-1", "1e400", "0.5", "\\ud800", "\\u0000", "\"", "{", "}", "[", "]", ":", ",", "\\", "\0", "<html>",
        "\ufeff", "true", "99999999999999999999", "NaN", "\"error\":", "'data'][", "\ud83d\ude00",
    ];

    [Fact]
    public void No_mutation_of_an_answer_makes_reading_throw()
    {
        var random = new Random(20_261_121);
        for (var round = 0; round < 6_000; round++)
        {
            var bytes = ScrambledText.Of(Answers[random.Next(Answers.Length)], Splices, random);
            foreach (var destination in Enum.GetValues<DestinationKind>())
            {
                var answer = AnswerReader.Read(Statuses[random.Next(Statuses.Length)], bytes, random.Next(3) == 0 ? "utf-16" : null);
                var verdict = GraphErrorClassifier.Classify(answer, Sent, destination);
                verdict.BlamedEventIndex.GetValueOrDefault().Should().BeInRange(0, Sent - 1);
                (verdict.Kind == VerdictKind.Paused).Should().Be(verdict.PauseReason is not null);
                (verdict.Kind == VerdictKind.PartlyReceived).Should().Be(verdict.Received is >= 0 and < Sent);
            }

            var text = Encoding.Latin1.GetString(bytes);
            UsageHeadersReader.Read(_ => [text]).SuggestedWait.GetValueOrDefault().TotalHours.Should().BeInRange(0, 24);
        }
    }

    [Fact]
    public void No_garbage_with_a_good_status_counts_as_delivered()
    {
        Prop.ForAll<byte[]>(bytes => Kind(bytes) == VerdictKind.Ambiguous).QuickCheckThrowOnFailure();
        Prop.ForAll<string>(text => Kind(Encoding.UTF8.GetBytes(text ?? "")) == VerdictKind.Ambiguous).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_truncation_of_a_success_is_ambiguous()
    {
        var whole = Encoding.UTF8.GetBytes(Answers[0]);
        for (var length = 0; length < whole.Length; length++)
        {
            Kind(whole.AsSpan(0, length)).Should().Be(VerdictKind.Ambiguous);
        }

        Kind(whole).Should().Be(VerdictKind.Delivered);
    }

    [Fact]
    public void No_truncation_of_a_refusal_buries_anything()
    {
        var whole = Encoding.UTF8.GetBytes(Answers[2]);
        for (var length = 0; length < whole.Length; length++)
        {
            var verdict = GraphErrorClassifier.Classify(AnswerReader.Read(400, whole.AsSpan(0, length)), Sent, DestinationKind.GraphApi);
            verdict.Kind.Should().Be(VerdictKind.Paused);
        }
    }

    private static VerdictKind Kind(ReadOnlySpan<byte> body) =>
        GraphErrorClassifier.Classify(AnswerReader.Read(200, body), Sent, DestinationKind.GraphApi).Kind;
}
