using System.Text;
using System.Text.Json;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi.Internal;
using FsCheck;
using FsCheck.Fluent;

namespace CapiGateway.Sdk.Tests.GraphApi;

public sealed class EventsRequestWriterTests
{
    public static TheoryData<string, string> HeaderFields => new()
    {
        { nameof(RequestFields.TestEventCode), "test_event_code" },
        { nameof(RequestFields.PartnerAgent), "partner_agent" },
        { nameof(RequestFields.NamespaceId), "namespace_id" },
        { nameof(RequestFields.UploadId), "upload_id" },
        { nameof(RequestFields.UploadTag), "upload_tag" },
        { nameof(RequestFields.UploadSource), "upload_source" },
    };

    [Fact]
    public void Events_are_written_as_they_are_and_nothing_else_when_nothing_is_set()
    {
        Write(RequestFields.None, """{"a":1}""", """{"b":"é/\u0041"}""")
            .Should().Be("""{"data":[{"a":1},{"b":"é/\u0041"}]}""");
        Write(RequestFields.None).Should().Be("""{"data":[]}""");
    }

    [Fact]
    public void A_full_header_stands_beside_data()
    {
        var header = new RequestFields
        {
            TestEventCode = "TEST1",
            PartnerAgent = "shop",
            NamespaceId = "7",
            UploadId = "u1",
            UploadTag = "tag",
            UploadSource = "pos",
        };

        Write(header, "{}").Should().Be(
            """{"data":[{}],"test_event_code":"TEST1","partner_agent":"shop","namespace_id":"7","upload_id":"u1","upload_tag":"tag",""" +
            "\"upload_source\":\"pos\"}");
    }

    [Theory]
    [MemberData(nameof(HeaderFields))]
    public void Each_field_of_the_header_travels_alone_under_its_own_name(string property, string name)
    {
        Write(With(property, "x\"y+é"), "{}").Should().Be($$"""{"data":[{}],"{{name}}":"x\"y+é"}""");
    }

    [Theory]
    [MemberData(nameof(HeaderFields))]
    public void A_blank_field_is_an_unset_one(string property, string name)
    {
        foreach (var blank in new[] { null, "", "  " })
        {
            With(property, blank).Should().Be(RequestFields.None);
            Write(With(property, blank), "{}").Should().NotContain(name).And.NotContain("null");
        }

        With(property, "x").Should().NotBe(RequestFields.None);
    }

    [Fact]
    public void A_lone_surrogate_in_the_header_still_makes_readable_JSON()
    {
        using var document = JsonDocument.Parse(Write(new RequestFields { UploadTag = "a\ud800b" }, "{}"));

        document.RootElement.GetProperty("upload_tag").GetString().Should().Be("a\ufffdb");
    }

    [Fact]
    public void A_credential_of_the_body_stands_beside_data_under_the_name_of_its_destination()
    {
        Write(RequestFields.None, BodyCredential.AccessToken(new Secret("t+k/n\"")), "{}")
            .Should().Be("""{"data":[{}],"access_token":"t+k/n\""}""");
        Write(RequestFields.None, BodyCredential.GatewayKey(new Secret("key")), "{}")
            .Should().Be("""{"data":[{}],"accessKey":"key"}""");
    }

    [Fact]
    public void Overhead_and_events_and_commas_add_up_to_the_request()
    {
        var header = Gen.Elements(null, "", "TEST1", "a\"b", "é\u2028\ud83d\ude00")
            .ListOf(6)
            .Select(texts => new RequestFields
            {
                TestEventCode = texts[0],
                PartnerAgent = texts[1],
                NamespaceId = texts[2],
                UploadId = texts[3],
                UploadTag = texts[4],
                UploadSource = texts[5],
            });
        var events = Gen.Choose(0, 3000).Select(length => $$"""{"n":"{{new string('x', length)}}"}""").ListOf();
        var requests = header.SelectMany(some => events.Select(objects => (Header: some, Events: objects.ToArray())));
        Prop.ForAll(Arb.From(requests), request =>
        {
            var bytes = Encoding.UTF8.GetByteCount(Write(request.Header, request.Events));
            return bytes == EventsRequestWriter.OverheadBytes(request.Header)
                + request.Events.Sum(text => text.Length)
                + Math.Max(request.Events.Length - 1, 0);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Overhead_counts_a_credential_that_travels_in_the_body()
    {
        var key = BodyCredential.GatewayKey(new Secret("0123456789"));

        EventsRequestWriter.OverheadBytes(RequestFields.None).Should().Be("""{"data":[]}""".Length);
        EventsRequestWriter.OverheadBytes(RequestFields.None, key).Should().Be("""{"data":[],"accessKey":"0123456789"}""".Length);
    }

    [Fact]
    public void A_request_that_cannot_be_written_leaves_no_buffer_behind()
    {
        var pool = new TrackingPool();

        var writing = () => EventsRequestWriter.Write(RequestFields.None, new FaultyList(), pool: pool);

        writing.Should().Throw<NotSupportedException>();
        pool.AssertAllBackAndCleared();
    }

    private static string Write(RequestFields header, params string[] events) => Write(header, credential: null, events);

    private static string Write(RequestFields header, BodyCredential? credential, params string[] events)
    {
        using var body = EventsRequestWriter.Write(header, [.. events.Select(Calls.Event)], credential);
        return Encoding.UTF8.GetString(body.WrittenMemory.Span);
    }

    private static RequestFields With(string property, string? value) => property switch
    {
        nameof(RequestFields.TestEventCode) => new() { TestEventCode = value },
        nameof(RequestFields.PartnerAgent) => new() { PartnerAgent = value },
        nameof(RequestFields.NamespaceId) => new() { NamespaceId = value },
        nameof(RequestFields.UploadId) => new() { UploadId = value },
        nameof(RequestFields.UploadTag) => new() { UploadTag = value },
        nameof(RequestFields.UploadSource) => new() { UploadSource = value },
        _ => throw new ArgumentOutOfRangeException(nameof(property)),
    };

    private sealed class FaultyList : List<ReadOnlyMemory<byte>>, IReadOnlyList<ReadOnlyMemory<byte>>
    {
        private int _reads;

        int IReadOnlyCollection<ReadOnlyMemory<byte>>.Count => 1;

        ReadOnlyMemory<byte> IReadOnlyList<ReadOnlyMemory<byte>>.this[int index] =>
            _reads++ == 0 ? Calls.Event("{}") : throw new NotSupportedException();
    }
}
