using System.Collections.Concurrent;
using CapiGateway.Sdk.Sqlite.DependencyInjection.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace CapiGateway.Sdk.Sqlite.Tests;

/// <summary>Files that cases of a conformance suite make, each its own; they are gone with the test.</summary>
internal sealed class ConformanceFiles : IAsyncDisposable
{
    private readonly ConcurrentBag<(SqliteParts Parts, DirectoryInfo Folder)> _made = [];

    public SqliteParts Open(TimeProvider clock)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("capigateway-sqlite-");

        // Thousands of commits, one after another: what they promise is tested elsewhere.
        var options = new SqliteOptions { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "capi.db")}", Durability = SqliteDurability.Normal };
        var parts = new SqliteParts(options, clock, NullLogger.Instance);
        _made.Add((parts, folder));
        return parts;
    }

    public async ValueTask DisposeAsync()
    {
        while (_made.TryTake(out (SqliteParts Parts, DirectoryInfo Folder) made))
        {
            await made.Parts.DisposeAsync();
            made.Folder.Delete(recursive: true);
        }
    }
}
