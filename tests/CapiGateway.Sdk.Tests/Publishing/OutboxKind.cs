using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>An outbox that delivery is proved over. Add one to <see cref="All"/> and every matrix runs over it too.</summary>
public sealed record OutboxKind(string Name, Action<ICapiGatewayBuilder> Use)
{
    public static OutboxKind InMemory { get; } = new("in memory", static _ => { });

    public static IReadOnlyList<OutboxKind> All { get; } = [InMemory];

    public override string ToString() => Name;
}
