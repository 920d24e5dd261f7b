namespace CapiGateway.Sdk.Benchmarks.Ratios;

/// <summary>What one item costs one side.</summary>
/// <param name="Nanoseconds">The best round's time.</param>
/// <param name="Bytes">What is allocated.</param>
/// <param name="Ratio">How many times longer than ours: best round against best round, which a busy machine disturbs least.</param>
/// <param name="Median">The median over the rounds, each compared with ours beside it.</param>
/// <param name="Low">The lowest ratio of a round.</param>
/// <param name="High">The highest ratio of a round.</param>
public sealed record Measurement(double Nanoseconds, double Bytes, double Ratio, double Median, double Low, double High);
