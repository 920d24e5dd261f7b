using CapiGateway.Sdk.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>An outbox that delivery is proved over. Add one to <see cref="All"/> and every matrix runs over it too.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Use">Sets it up; it may keep files in the given folder.</param>
public sealed record OutboxKind(string Name, Action<ICapiGatewayBuilder, DirectoryInfo> Use)
{
    public static OutboxKind InMemory { get; } = new("in memory", static (_, _) => { });

    // That commits reach the disk is proved where processes are killed; here it would only take long.
    public static OutboxKind Sqlite { get; } = new(
        "SQLite",
        static (builder, folder) => WatchedOutbox.Use(
            builder.UseSqlite($"Data Source={Path.Combine(folder.FullName, "capi.db")}", options => options.Durability = SqliteDurability.Normal)));

    public static IReadOnlyList<OutboxKind> All { get; } = [InMemory, Sqlite];

    /// <summary>The names of <see cref="All"/>, for theories.</summary>
    public static TheoryData<string> Names => new(All.Select(kind => kind.Name));

    public static OutboxKind Of(string name) => All.Single(kind => kind.Name == name);

    public override string ToString() => Name;
}
