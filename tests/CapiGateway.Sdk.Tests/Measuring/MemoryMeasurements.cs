namespace CapiGateway.Sdk.Tests.Measuring;

/// <summary>Tests that measure the memory of the whole process; nothing else may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryMeasurements
{
    public const string Name = "Memory measurements";
}
