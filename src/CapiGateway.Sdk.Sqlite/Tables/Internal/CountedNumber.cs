using CapiGateway.Sdk.Sqlite.Storage.Internal;

namespace CapiGateway.Sdk.Sqlite.Tables.Internal;

/// <summary>A number of <see cref="NumberTable"/> that the jobs of a transaction change in memory, read and written at most once for all of them.</summary>
internal sealed class CountedNumber(string name) : ICommitPart
{
    private long? _known;
    private bool _isChanged;

    public void Begin(Database database)
    {
        // Another process may have changed it since.
        _known = null;
        _isChanged = false;
    }

    public long Value(Database database) => _known ??= NumberTable.Read(database, name);

    public long Add(Database database, long count)
    {
        _known = Value(database) + count;
        _isChanged |= count != 0;
        return _known.Value;
    }

    public void Flush(Database database)
    {
        if (_isChanged)
        {
            NumberTable.Write(database, name, _known!.Value);
        }
    }
}
