using System.Diagnostics;
using System.Text;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Tests.House;

namespace CapiGateway.Sdk.Tests.Events;

public sealed class JsonFuzzTests
{
    private static readonly string[] Splices =
    [
        "null", "{}", "[]", "\"\"", "-1", "1e400", "0.5", "\\ud800", "\\u0000", "\"", "{", "}", "[", "]", ":", ",", "\\", "\0",
        "\ufeff", "true", "99999999999999999999",
        "\"em\":\"a@b.cd\",", "\"value\":\"1e9\",", "\"contents\":[{}],", "\"data\":[],", "\ud83d\ude00", "\"event_time\":1e30,",
        "\"user_data\":[1],", "\"\\ud800\":1,",
    ];

    [Fact]
    public void No_bytes_make_reading_throw() => Fuzz(TimeSpan.FromSeconds(3), seed: 20_261_122);

    [Fact]
    [Trait("Category", "Long")]
    public void No_bytes_make_reading_throw_for_a_minute() => Fuzz(TimeSpan.FromMinutes(1), seed: 7);

    [Fact]
    public void Every_truncation_is_refused_and_says_why()
    {
        byte[] whole = Json.Bytes(Some.All["append"]());
        for (int length = 0; length < whole.Length; length++)
        {
            ConversionEvent.TryParse(whole.AsSpan(0, length), out _, out IReadOnlyList<EventDiagnostic> found).Should().BeFalse();
            found.Ids().Should().Equal(nameof(EventRules.JsonInvalid));
        }
    }

    [Fact]
    public void Depth_and_size_without_bounds_are_survived()
    {
        Read(Encoding.UTF8.GetBytes(new string('[', 1_000_000)));
        Read(Encoding.UTF8.GetBytes("{\"event_name\":\"" + new string('a', 5_000_000) + "\",\"event_time\":1}"));
        string addresses = string.Concat(Enumerable.Repeat("a@b.cd", 50_000));
        Read(Encoding.UTF8.GetBytes("{\"event_name\":\"a\",\"event_time\":1,\"event_source_url\":\"" + addresses + "\"}"));
        string members = string.Join(',', Enumerable.Range(0, 200_000).Select(index => $"\"k{index}\":{index}"));
        Read(Encoding.UTF8.GetBytes("{\"event_name\":\"a\",\"event_time\":1,\"custom_data\":{" + members + "}}"));
        Read(Encoding.UTF8.GetBytes("{\"event_name\":\"a\",\"event_time\":1,\"custom_data\":{\"mine\":{" + members + "}}}"));
    }

    private static void Fuzz(TimeSpan duration, int seed)
    {
        string[] seeds = [.. Some.All.Values.Select(make => Json.Text(make()))];
        var random = new Random(seed);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < duration)
        {
            byte[] bytes = ScrambledText.Of(seeds[random.Next(seeds.Length)], Splices, random);
            try
            {
                Read(bytes);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException("Threw for " + Convert.ToBase64String(bytes), exception);
            }
        }
    }

    private static void Read(byte[] bytes)
    {
        bool isEvent = ConversionEvent.TryParse(bytes, out ConversionEvent? conversion, out IReadOnlyList<EventDiagnostic> found);
        _ = ConversionEventBatch.TryParse(bytes, out _, out _);
        _ = ConversionEventBatch.TryParse([.. "{\"data\":["u8, .. bytes, .. "]}"u8], out _, out _);
        (isEvent || found.Count > 0).Should().BeTrue();
        if (conversion is not null)
        {
            EventValidator.Check(conversion, Some.Now, new DiagnosticBag());
            ConversionEvent.TryParse(Json.Bytes(conversion), out ConversionEvent? again, out _).Should().BeTrue();
            again.Should().Be(conversion);
        }
    }
}
