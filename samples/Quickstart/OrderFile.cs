using System.Text.Json;
using System.Text.Json.Serialization;

namespace CapiGateway.Samples.Quickstart;

/// <summary>Reads <c>orders.jsonl</c>, which lies beside the program.</summary>
internal static partial class OrderFile
{
    public static async Task<List<Order>> ReadAsync(CancellationToken cancellationToken)
    {
        List<Order> orders = [];
        string path = Path.Combine(AppContext.BaseDirectory, "orders.jsonl");
        await foreach (string line in File.ReadLinesAsync(path, cancellationToken))
        {
            orders.Add(JsonSerializer.Deserialize(line, OrderJson.Default.Order)!);
        }

        return orders;
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Order))]
    private sealed partial class OrderJson : JsonSerializerContext;
}
