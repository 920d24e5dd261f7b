namespace CapiGateway.Sdk.Tests.Telemetry;

/// <summary>Whoever listens to spans hears all gateways of the process, so these tests run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TracingTests
{
    public const string Name = "Tracing";
}
