namespace CapiGateway.Samples.Worker;

/// <summary>An order taken by telephone.</summary>
internal sealed record Order(string Id, decimal Total, string Currency, string Email, string Phone, TimeSpan Age);
