namespace CapiGateway.Sdk.Benchmarks.Ratios;

/// <summary>The same work done by this library and in other ways.</summary>
/// <param name="Name">What the work is.</param>
/// <param name="Items">How many values or events one run works on.</param>
/// <param name="Width">The width of the vectors that are used, or none.</param>
/// <param name="Ours">How this library does it.</param>
/// <param name="Others">How it is done otherwise.</param>
/// <param name="Verify">Compares what the sides come to; throws when they differ.</param>
public sealed record Contest(string Name, int Items, string Width, Side Ours, IReadOnlyList<Side> Others, Action Verify)
{
    /// <summary>Whether this machine has the vectors.</summary>
    public bool IsMeasurable { get; init; } = true;
}
