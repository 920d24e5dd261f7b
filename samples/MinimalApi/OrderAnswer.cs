namespace CapiGateway.Samples.MinimalApi;

/// <summary>What became of the order's conversion. Diagnostics name rules and fields, never values.</summary>
internal sealed record OrderAnswer(string EventId, string Outcome, IReadOnlyList<string> Diagnostics);
