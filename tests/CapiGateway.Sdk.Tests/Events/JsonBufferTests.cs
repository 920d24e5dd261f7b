using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>The framework's writer is the oracle.</summary>
public sealed class JsonBufferTests
{
    private const int Rounds = 20_000;

    private static readonly string[] Pieces =
    [
        "a", "Z", "0", " ", "\"", "\\", "/", "<", ">", "&", "'", "+", "\n", "\t", "\u0001", "\u007f", "é", "ß", "中", "🎉", "\ud83d", "\udc00",
        "\u2028", "\ufffd", "\u00ad", "\ue000", "plain text of some length, as most is",
    ];

    [Fact]
    public void Every_text_is_escaped_as_the_frameworks_writer_does()
    {
        var random = new Random(6);
        for (int round = 0; round < Rounds; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Pieces[random.Next(Pieces.Length)]));

            Written(json => json.Value(text)).Should().Be(Oracle(writer => writer.WriteStringValue(text)));
        }
    }

    [Fact]
    public void Every_number_is_written_as_the_framework_does()
    {
        var random = new Random(6);
        decimal[] edges =
        [
            0m, 0.0m, -0.0m, 1.00m, -1.50m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 1e-20m, 1e-19m,
            ulong.MaxValue, ulong.MaxValue + 1m,
        ];
        foreach (decimal number in edges.Concat(Enumerable.Range(0, Rounds).Select(_ => RandomNumber(random))))
        {
            byte[] expected = new byte[32];
            Utf8Formatter.TryFormat(number, expected, out int length);

            Written(json => json.Value(number)).Should().Be(Encoding.ASCII.GetString(expected, 0, length));
        }
    }

    [Fact]
    public void Members_and_items_are_parted_as_the_frameworks_writer_does()
    {
        using var element = JsonDocument.Parse("""{"a":[1,{"b":null}],"c":""}""");
        string long1 = new('x', 10_000);

        string ours = Written(json =>
        {
            json.StartObject();
            json.Name("first"u8);
            json.Value(true);
            json.Name("sec\"ond");
            json.StartArray();
            json.Value("[");
            json.Value(element.RootElement);
            json.Value(-7L);
            json.StartArray();
            json.EndArray();
            json.StartObject();
            json.EndObject();
            json.Value(long1);
            json.EndArray();
            json.Name("third"u8);
            json.Value(element.RootElement);
            json.EndObject();
        });

        ours.Should().Be(Oracle(writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("first", true);
            writer.WriteStartArray("sec\"ond");
            writer.WriteStringValue("[");
            element.RootElement.WriteTo(writer);
            writer.WriteNumberValue(-7L);
            writer.WriteStartArray();
            writer.WriteEndArray();
            writer.WriteStartObject();
            writer.WriteEndObject();
            writer.WriteStringValue(long1);
            writer.WriteEndArray();
            writer.WritePropertyName("third");
            element.RootElement.WriteTo(writer);
            writer.WriteEndObject();
        }));
    }

    [Fact]
    public void What_was_written_is_forgotten_when_the_buffer_is_given_back()
    {
        JsonBuffer json = JsonBuffer.Take();
        json.Value("marker");
        int length = json.Written.Length;
        json.GiveBack();

        JsonBuffer again = JsonBuffer.Take();
        again.Should().BeSameAs(json, "one is kept for each thread");
        again.Written.Length.Should().Be(0);
        ((IBufferWriter<byte>)again).GetSpan()[..length].ToArray().Should().OnlyContain(value => value == 0);
        again.GiveBack();
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("Zoë \"quoted\"")]
    [InlineData(null)]
    public void A_member_is_written_as_the_frameworks_writer_does(string? text)
    {
        string ours = Written(json =>
        {
            json.StartObject();
            json.Member("first"u8, text);
            json.Member("second"u8, text);
            json.EndObject();
        });

        ours.Should().Be(Oracle(writer =>
        {
            writer.WriteStartObject();
            if (text is not null)
            {
                writer.WriteString("first", text);
                writer.WriteString("second", text);
            }

            writer.WriteEndObject();
        }));
    }

    private static string Written(Action<JsonBuffer> write)
    {
        JsonBuffer json = JsonBuffer.Take();
        write(json);
        string text = Encoding.UTF8.GetString(json.Written);
        json.GiveBack();
        return text;
    }

    private static string Oracle(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static decimal RandomNumber(Random random) => new(
        random.Next(), random.Next(3) == 0 ? random.Next() : 0, random.Next(9) == 0 ? random.Next() : 0, random.Next(2) == 0, (byte)random.Next(29));
}
