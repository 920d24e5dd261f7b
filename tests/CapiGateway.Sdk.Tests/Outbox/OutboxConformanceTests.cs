using CapiGateway.Sdk.Outbox.Internal;
using CapiGateway.Sdk.Testing.Conformance;

namespace CapiGateway.Sdk.Tests.Outbox;

public sealed class OutboxConformanceTests
{
    private static readonly EventOutboxConformance Suite = new(clock => new InMemoryOutbox(100_000, 1L << 28, clock));

    public static TheoryData<string> Cases => new(Suite.Cases);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_in_memory_outbox_keeps_the_contract(string name) => Suite.RunAsync(name);
}
