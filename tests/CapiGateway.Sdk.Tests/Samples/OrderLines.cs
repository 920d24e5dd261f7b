using System.Text.Json;

namespace CapiGateway.Sdk.Tests.Samples;

/// <summary>The orders of the quickstart, read a second time and without its code: what its table must say.</summary>
internal sealed class OrderLines(string path)
{
    private readonly JsonElement[] _orders = [.. File.ReadLines(path).Select(line => JsonElement.Parse(line))];

    public int Count => _orders.Length;

    public int Repeated => _orders.GroupBy(order => order.GetProperty("order").GetString(), StringComparer.Ordinal).Sum(same => same.Count() - 1);

    public int OlderThanSevenDays => _orders.Count(order => order.GetProperty("minutes_ago").GetDouble() > TimeSpan.FromDays(7).TotalMinutes);

    public int InTheFuture => _orders.Count(order => order.GetProperty("minutes_ago").GetDouble() < 0);

    public int WithoutTotal => _orders.Count(order => order.GetProperty("total").ValueKind == JsonValueKind.Null);

    public int BelowZero => _orders.Count(order => order.GetProperty("total") is { ValueKind: JsonValueKind.Number } total && total.GetDecimal() < 0);

    public int WithCity => _orders.Count(order =>
        order.TryGetProperty("city", out JsonElement city) && city.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(city.GetString()));
}
