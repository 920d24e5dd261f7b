using System.Runtime.CompilerServices;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Sqlite.Storage.Internal;
using CapiGateway.Sdk.Sqlite.Tables.Internal;

namespace CapiGateway.Sdk.Sqlite.Outbox.Internal;

/// <content>The dead letters.</content>
internal sealed partial class SqliteOutbox : IDeadLetterStore
{
    private const int LettersAtOnce = 100;

    public async IAsyncEnumerable<DeadLetter> ListAsync(string? dataSourceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (long, long) after = (long.MaxValue, long.MaxValue);
        for (bool isLast = false; !isLast;)
        {
            List<DeadLetter> page = await store
                .ReadAsync(database => DeadLetterTable.Page(database, dataSourceId, ref after, LettersAtOnce, out isLast), cancellationToken)
                .ConfigureAwait(false);
            foreach (DeadLetter letter in page)
            {
                yield return letter;
            }
        }
    }

    public async ValueTask<DeadLetter?> FindAsync(long id, CancellationToken cancellationToken) =>
        await store.ReadAsync(database => DeadLetterTable.Find(database, id), cancellationToken).ConfigureAwait(false);

    public async ValueTask<AppendStatus?> ReturnAsync(long id, CancellationToken cancellationToken) =>
        await store.TakeInAsync(database => Return(database, id), cancellationToken).ConfigureAwait(false);

    public async ValueTask<bool> DeleteAsync(long id, CancellationToken cancellationToken) =>
        await store.WriteAsync(database => DeadLetterTable.Delete(database, id), cancellationToken).ConfigureAwait(false);

    private AppendStatus? Return(Database database, long id)
    {
        if (DeadLetterTable.Find(database, id) is not { } letter)
        {
            return null;
        }

        var row = new EventRow(letter.Event);
        if (!tables.Room.TryTake(database, letter.Event.DataSourceId, row.Entry.Length))
        {
            return AppendStatus.Full;
        }

        // One that was buried in doubt has its claim still.
        if (row.Claim is { } claim && !tables.Claims.TryTake(database, claim, clock.GetUtcNow()) && letter.Answer.IsRefusal)
        {
            return AppendStatus.Duplicate;
        }

        tables.Events.Insert(database, in row);
        tables.Activity.Add(row.Event.DataSourceId, row.Event.EventName, EventOutcome.Accepted, clock.GetUtcNow());
        DeadLetterTable.Delete(database, id);
        return AppendStatus.Stored;
    }
}
