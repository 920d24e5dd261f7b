using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Sqlite.Storage.Internal;
using CapiGateway.Sdk.Sqlite.Tables.Internal;

namespace CapiGateway.Sdk.Sqlite.Outbox.Internal;

/// <summary>Ends a lease: back among those that wait, or out of the file with a line in the journal, as a dead letter where it was buried.</summary>
internal sealed class Settler(OutboxTables tables, LeaseClock leases, bool keepsJournal)
{
    // The order of the enumeration, each name made once.
    private static readonly string[] Outcomes = Enum.GetNames<SettlementKind>();

    public bool Settle(Database database, in Settlement settlement, DateTimeOffset now)
    {
        if (settlement.Kind == SettlementKind.GivenBack)
        {
            return LeaseTable.GiveBack(database, settlement.LeaseId, leases.Of(settlement.NotBefore));
        }

        if (LeaseTable.TryEnd(database, settlement.LeaseId) is not { } attempts)
        {
            return false;
        }

        long id = LeaseTable.EventOf(settlement.LeaseId);
        if (keepsJournal)
        {
            JournalTable.AddEnd(database, id, Outcomes[(int)settlement.Kind], attempts, settlement.Answer, now);
        }

        if (settlement.ReleasesClaim && EventTable.Claim(database, id) is var (claim, acceptedAt))
        {
            tables.Claims.Release(database, claim, acceptedAt);
        }

        if (settlement.Kind == SettlementKind.Buried)
        {
            DeadLetterTable.Bury(database, id, attempts, settlement.Answer, now);
        }

        bool isEnded = tables.Events.Delete(database, id, End(settlement.Kind), now) is not null;
        if (settlement.Kind == SettlementKind.Buried)
        {
            // What Meta answered came into the file with it.
            tables.Room.Bound(database);
        }

        return isEnded;
    }

    private static EventOutcome End(SettlementKind kind) => kind switch
    {
        SettlementKind.Delivered => EventOutcome.Delivered,
        SettlementKind.Unconfirmed => EventOutcome.Unconfirmed,
        SettlementKind.Buried => EventOutcome.Buried,
        SettlementKind.Expired => EventOutcome.Expired,
        SettlementKind.Withdrawn => EventOutcome.Withdrawn,
        _ => EventOutcome.Evicted,
    };
}
