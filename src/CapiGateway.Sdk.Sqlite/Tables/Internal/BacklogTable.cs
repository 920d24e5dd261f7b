using CapiGateway.Sdk.Sqlite.Storage.Internal;

namespace CapiGateway.Sdk.Sqlite.Tables.Internal;

/// <summary>How much waits for each data source that ever had an event. Changes are summed over a transaction.</summary>
internal sealed class BacklogTable : ICommitPart
{
    private const string Upsert = """
        INSERT INTO backlogs(data_source, events, bytes) VALUES(?1, ?2, ?3)
        ON CONFLICT(data_source) DO UPDATE SET events = events + excluded.events, bytes = bytes + excluded.bytes
        """;

    private const string SelectAll = "SELECT data_source, events, bytes FROM backlogs";

    private readonly Dictionary<string, (int Events, long Bytes)> _changes = new(StringComparer.Ordinal);

    public static IReadOnlyList<(string DataSource, int Events, long Bytes)> ReadAll(Database database)
    {
        List<(string, int, long)> rows = [];
        using Statement select = database.Use(SelectAll);
        while (select.Step())
        {
            rows.Add((select.Text(0), select.Int32(1), select.Int64(2)));
        }

        return rows;
    }

    public void Begin(Database database) => _changes.Clear();

    public void Add(string dataSource, int events, long bytes)
    {
        (int Events, long Bytes) sum = _changes.GetValueOrDefault(dataSource);
        _changes[dataSource] = (sum.Events + events, sum.Bytes + bytes);
    }

    public void Flush(Database database)
    {
        foreach ((string dataSource, (int events, long bytes)) in _changes)
        {
            using Statement upsert = database.Use(Upsert);
            upsert.Bind(1, dataSource).Bind(2, events).Bind(3, bytes).Run();
        }
    }
}
