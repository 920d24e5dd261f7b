namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>
/// How many callers a commit waits for. Those that the last commit served come back at about the same time; to flush for the first of them
/// alone would make all others wait for a second flush.
/// </summary>
internal sealed class Pace(bool isGrouping)
{
    public int Expected { get; private set; } = 1;

    public TimeSpan Patience { get; } = TimeSpan.FromMilliseconds(1);

    public void End(int count) => Expected = isGrouping ? count : 1;
}
