using System.Text;
using System.Text.Json;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Tests.House;
using CapiGateway.Sdk.Tests.Publishing;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>
/// Whole requests of every kind. Each file holds the request as somebody writes it by hand, with plain identifiers, and the request that
/// must be on the wire; its hashes were made by another program, of the normalised text that Meta's documentation asks for.
/// </summary>
public sealed class RequestsTests
{
    private const string Folder = "tests/CapiGateway.Sdk.Tests/Events/Requests";

    public static TheoryData<string> Names => new(Files);

    private static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Repository.PathOf(Folder), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order();

    [Fact]
    public void Every_request_is_written_with_the_builder_too() =>
        Files.Should().BeEquivalentTo(WrittenRequests.All.Keys).And.HaveCountGreaterThanOrEqualTo(25);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_the_builder_writes_arrives_as_documented_and_clean(string name)
    {
        JsonElement arrived = await SentAsync(WrittenRequests.All[name]());

        ShouldBe(arrived, Read(name).GetProperty("expected"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_was_written_by_hand_arrives_the_same(string name)
    {
        ConversionEventBatch batch = Parse(Read(name).GetProperty("plain"));

        ShouldBe(await SentAsync([.. batch.Events]), Read(name).GetProperty("expected"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_on_the_wire_reads_back_without_a_word(string name)
    {
        ConversionEventBatch batch = Parse(Read(name).GetProperty("expected"));

        batch.Items.SelectMany(item => item.Diagnostics).Should().BeEmpty();
        batch.Events.Should().Equal(WrittenRequests.All[name]());
        batch.RequestFields.Should().Be(WrittenRequests.All[name]()[0].RequestFields);
    }

    private static JsonElement Read(string name) => JsonElement.Parse(File.ReadAllText(Repository.PathOf($"{Folder}/{name}.json")));

    private static ConversionEventBatch Parse(JsonElement body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body.GetRawText());
        ConversionEventBatch.TryParse(bytes, out ConversionEventBatch? batch, out var found, Some.Defaults).Should().BeTrue();
        found.Should().BeEmpty();
        batch!.IsComplete.Should().BeTrue();
        return batch;
    }

    // The body of the one request that the events went out in.
    private static async Task<JsonElement> SentAsync(ConversionEvent[] events)
    {
        await using var fixture = new GatewayFixture(manualClock: true);
        SendReport report = await fixture.Gateway.SendAsync(events, GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        report.AllDelivered.Should().BeTrue(string.Join("; ", report.Results.SelectMany(result => result.Diagnostics)));
        report.Results.SelectMany(result => result.Diagnostics)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Should().BeEmpty();
        fixture.Emulator.Warnings.Where(warning => warning.Text != "Unknown parameter").Should().BeEmpty();
        return JsonElement.Parse(fixture.Emulator.Requests.Should().ContainSingle().Which.Body!.Value.Span);
    }

    private static void ShouldBe(JsonElement arrived, JsonElement expected) =>
        JsonElement.DeepEquals(arrived, expected).Should().BeTrue($"{arrived.GetRawText()} was to be {expected.GetRawText()}");
}
