namespace CapiGateway.Samples.MinimalApi;

/// <summary>An order as the shop's checkout posts it.</summary>
internal sealed record Order(string Id, decimal Total, string Currency, string? Email, string? Phone);
