using System.Data.Common;
using CapiGateway.Samples.Snippets;
using CapiGateway.Sdk.Testing.Conformance;
using Microsoft.Data.Sqlite;

namespace CapiGateway.Sdk.Sqlite.Tests.DataSources;

/// <summary>The registry that docs/control.md shows keeps the contract.</summary>
public sealed class TableRegistryTests : IDisposable
{
    private static readonly IReadOnlyList<string> Names = new DataSourceRegistryConformance(() => throw new NotSupportedException()).Cases;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("capigateway-table-");
    private int _made;

    public static TheoryData<string> Cases => new(Names);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_sample_keeps_the_contract(string name) => new DataSourceRegistryConformance(Make).RunAsync(name);

    private TableRegistry Make()
    {
        DbDataSource database = SqliteFactory.Instance.CreateDataSource($"Data Source={Path.Combine(_folder.FullName, $"{_made++}.db")};Default Timeout=30");
        using DbCommand command = database.CreateCommand(
            "CREATE TABLE capi_data_source (id VARCHAR(32) PRIMARY KEY, version BIGINT NOT NULL, entry TEXT NOT NULL)");
        command.ExecuteNonQuery();
        return new TableRegistry(database);
    }
}
