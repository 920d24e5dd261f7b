namespace CapiGateway.Sdk.Benchmarks.Ratios;

/// <summary>One way to do the work of a contest, all of it each time it runs.</summary>
public sealed record Side(string Name, Action Run);
