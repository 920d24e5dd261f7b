namespace CapiGateway.Sdk.Benchmarks.Building;

/// <summary>One line of an order.</summary>
public sealed record Line(string Sku, int Quantity, decimal Price);
