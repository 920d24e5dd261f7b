using System.Text.Encodings.Web;
using System.Text.Json;
using CapiGateway.Sdk.Benchmarks.Hashing;

namespace CapiGateway.Sdk.Benchmarks.Building;

/// <summary>The same by classes of one's own, <c>JsonSerializer</c> and <c>SHA256.HashData</c>.</summary>
public static class SerializerWay
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Serialize(Order order) => JsonSerializer.SerializeToUtf8Bytes(Build(order), Options);

    private static ServerEvent Build(Order order) => new(
        "Purchase",
        order.Time,
        order.Id,
        "website",
        order.PageUrl,
        new User(
            [TodaysWay.Hash(order.Email)],
            [TodaysWay.Hash(order.Phone)],
            [TodaysWay.Hash(order.FirstName)],
            [TodaysWay.Hash(order.LastName)],
            [TodaysWay.Hash(order.City)],
            [TodaysWay.Hash(order.State)],
            [TodaysWay.Hash(order.PostalCode)],
            [TodaysWay.Hash(order.Country)],
            [TodaysWay.Hash(order.CustomerId)],
            order.Ip,
            order.UserAgent,
            order.Fbc,
            order.Fbp),
        new Custom(
            order.Total,
            "USD",
            order.Id,
            "product",
            [.. order.Lines.Select(line => new Item(line.Sku, line.Quantity, line.Price))]));

    internal sealed record ServerEvent(
        string EventName, long EventTime, string EventId, string ActionSource, string EventSourceUrl, User UserData, Custom CustomData);

    internal sealed record User(
        string[] Em, string[] Ph, string[] Fn, string[] Ln, string[] Ct, string[] St, string[] Zp, string[] Country, string[] ExternalId,
        string ClientIpAddress, string ClientUserAgent, string Fbc, string Fbp);

    internal sealed record Custom(decimal Value, string Currency, string OrderId, string ContentType, Item[] Contents);

    internal sealed record Item(string Id, int Quantity, decimal ItemPrice);
}
