using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Benchmarks.Publishing;

/// <summary>The limit: a loop that serialises the same events and posts them at the same concurrency, and stores nothing.</summary>
public sealed class LoopWay(Uri sink) : IDisposable
{
    // As many as go into a request of Meta's.
    private const int EventsInRequest = 700;

    private readonly HttpClient _client = new() { BaseAddress = sink };

    /// <summary>Returns how many events the sink says it received.</summary>
    public async Task<long> RunAsync(ConversionEvent[] events)
    {
        long received = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = PublishContest.Concurrency };
        await Parallel.ForEachAsync(
            events.Chunk(EventsInRequest),
            options,
            async (batch, cancellationToken) => Interlocked.Add(ref received, await PostAsync(batch, cancellationToken)));
        return received;
    }

    public void Dispose() => _client.Dispose();

    private async Task<int> PostAsync(ConversionEvent[] batch, CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>(1 << 20);
        await using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("data");
            foreach (ConversionEvent conversion in batch)
            {
                conversion.WriteTo(writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        using var content = new ReadOnlyMemoryContent(body.WrittenMemory);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage response = await _client.PostAsync(
            new Uri("v25.0/1234567890123456/events", UriKind.Relative), content, cancellationToken);
        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return answer.RootElement.GetProperty("events_received").GetInt32();
    }
}
