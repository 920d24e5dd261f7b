namespace CapiGateway.Samples.Snippets;

/// <summary>What a shop knows when somebody has ordered.</summary>
internal sealed record Order(
    string Id,
    decimal Total,
    string Currency,
    string? Email,
    string? Phone,
    string? FirstName,
    string? LastName,
    string? City,
    string? Country,
    string? CustomerId,
    DateTimeOffset PlacedAt);
