using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Sqlite.Storage.Internal;
using CapiGateway.Sdk.Sqlite.Tables.Internal;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Sqlite.Outbox.Internal;

/// <summary>
/// The outbox in a file, and beside it, in the same file and the same commits, the memory of deduplication, the dead letters, and what erases
/// a person. Thread-safe.
/// </summary>
internal sealed partial class SqliteOutbox(
    SqliteStore store, OutboxTables tables, Settler settler, LeaseClock leases, TimeProvider clock, ILogger logger) : IEventOutbox
{
    private bool _isBroughtBack;

    public async ValueTask AppendAsync(ReadOnlyMemory<OutboxEvent> events, Memory<AppendStatus> statuses, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = new EventRow[events.Length];
        for (int index = 0; index < rows.Length; index++)
        {
            rows[index] = new EventRow(events.Span[index]);
        }

        await store.TakeInAsync(
            database =>
            {
                DateTimeOffset now = clock.GetUtcNow();
                for (int index = 0; index < rows.Length; index++)
                {
                    statuses.Span[index] = Append(database, in rows[index], now);
                }

                return rows.Length;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<LeasedEvent>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<LeasedRow> rows = await store.WriteAsync(database => Lease(database, in request), cancellationToken).ConfigureAwait(false);
        _isBroughtBack = true;
        var leased = new List<LeasedEvent>(rows.Count);
        foreach (LeasedRow row in rows)
        {
            if (OutboxEventFormat.TryRead(row.Entry, out OutboxEvent? entry))
            {
                leased.Add(new LeasedEvent(row.Lease, entry, row.Attempts));
            }
            else
            {
                // It stays leased, and is looked at again when that ends: another release may be able to read it.
                logger.EntryUnreadable(store.Path, LeaseTable.EventOf(row.Lease));
            }
        }

        return leased;
    }

    public async ValueTask SettleAsync(ReadOnlyMemory<Settlement> settlements, Memory<bool> settled, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await store.WriteAsync(
            database =>
            {
                DateTimeOffset now = clock.GetUtcNow();
                for (int index = 0; index < settlements.Length; index++)
                {
                    settled.Span[index] = settler.Settle(database, in settlements.Span[index], now);
                }

                return settlements.Length;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<OutboxStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await store.ReadAsync(Status, cancellationToken).ConfigureAwait(false);
    }

    private AppendStatus Append(Database database, in EventRow row, DateTimeOffset now)
    {
        if (!tables.Room.TryTake(database, row.Event.DataSourceId, row.Entry.Length))
        {
            // What is there already needs no room.
            return row.Claim is not null && ClaimTable.IsTaken(database, row.Claim, now) ? AppendStatus.Duplicate : AppendStatus.Full;
        }

        if (row.Claim is not null && !tables.Claims.TryTake(database, row.Claim, now))
        {
            return AppendStatus.Duplicate;
        }

        tables.Events.Insert(database, in row);
        tables.Activity.Add(row.Event.DataSourceId, row.Event.EventName, EventOutcome.Accepted, now);
        return AppendStatus.Stored;
    }

    private List<LeasedRow> Lease(Database database, in LeaseRequest request)
    {
        DateTimeOffset now = leases.Now;
        if (!_isBroughtBack)
        {
            LeaseTable.BringBack(database, now);
        }

        List<long> due = EventTable.Due(database, in request, now);
        var rows = new List<LeasedRow>(due.Count);
        foreach (long id in due)
        {
            if (EventTable.Entry(database, id) is { } entry)
            {
                int attempts = LeaseTable.Take(database, id, now + request.Duration, out long lease);
                rows.Add(new LeasedRow(lease, attempts, entry));
            }
        }

        return rows;
    }

    private OutboxStatus Status(Database database)
    {
        Dictionary<string, int> held = LeaseTable.Held(database, leases.Now);
        double fill = tables.Room.Fill(database);
        return new OutboxStatus(
        [
            .. BacklogTable.ReadAll(database).Select(row => new OutboxBacklog(
                row.DataSource, row.Events, held.GetValueOrDefault(row.DataSource), EventTable.OldestAcceptedAt(database, row.DataSource))
            {
                Fill = fill,
            }),
        ]);
    }

    private readonly record struct LeasedRow(long Lease, int Attempts, byte[] Entry);
}
