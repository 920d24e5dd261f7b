namespace CapiGateway.Sdk.Sqlite.Tests;

/// <summary>A test on a file of its own, which is gone afterwards.</summary>
public abstract class FileTest : IAsyncLifetime
{
    private protected FileTest(Action<SqliteOptions>? configure = null) => Fixture = new SqliteFixture(configure);

    private protected SqliteFixture Fixture { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync() => Fixture.DisposeAsync().AsTask();
}
