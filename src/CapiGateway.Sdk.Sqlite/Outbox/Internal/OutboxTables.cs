using CapiGateway.Sdk.Sqlite.Storage.Internal;
using CapiGateway.Sdk.Sqlite.Tables.Internal;

namespace CapiGateway.Sdk.Sqlite.Outbox.Internal;

/// <summary>The tables of an outbox, and what they count over a transaction. Used by the writing thread.</summary>
internal sealed class OutboxTables
{
    private readonly CountedNumber _lastId = new(NumberTable.LastId);
    private readonly CountedNumber _claimCount = new(NumberTable.Claims);
    private readonly BacklogTable _backlogs = new();

    public OutboxTables(long maxBytes)
    {
        Room = new FileRoom(maxBytes);
        Events = new EventTable(_lastId, _backlogs, Activity);
        Claims = new ClaimTable(_claimCount);
    }

    public FileRoom Room { get; }

    public EventTable Events { get; }

    public ClaimTable Claims { get; }

    public ActivityTable Activity { get; } = new();

    public IReadOnlyList<ICommitPart> Parts => [Room, _lastId, _claimCount, _backlogs, Activity];
}
