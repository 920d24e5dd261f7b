using System.Text.Json.Serialization;

namespace CapiGateway.Samples.Quickstart;

/// <summary>One line of <c>orders.jsonl</c>: what a shop knows about an order, as the customer typed it.</summary>
internal sealed record Order
{
    [JsonPropertyName("order")]
    public required string Number { get; init; }

    public double MinutesAgo { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Gender { get; init; }

    public string? Birthday { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? Postcode { get; init; }

    public string? Country { get; init; }

    public string? CustomerId { get; init; }

    public string? Ip { get; init; }

    public string? UserAgent { get; init; }

    public string? PageUrl { get; init; }

    public string? Referrer { get; init; }

    public string? Fbc { get; init; }

    public string? Fbp { get; init; }

    public string? Search { get; init; }

    public string? Currency { get; init; }

    public decimal? Total { get; init; }

    public IReadOnlyList<OrderItem>? Items { get; init; }
}
