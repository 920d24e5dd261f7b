namespace CapiGateway.Samples.Quickstart;

/// <summary>One position of an order.</summary>
internal sealed record OrderItem(string? Sku, int Quantity, decimal Price, string? Name);
