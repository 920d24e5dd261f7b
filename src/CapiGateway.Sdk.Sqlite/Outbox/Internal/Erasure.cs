using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Sqlite.Storage.Internal;
using CapiGateway.Sdk.Sqlite.Tables.Internal;

namespace CapiGateway.Sdk.Sqlite.Outbox.Internal;

/// <summary>
/// An erasure under way, in steps of a bounded number of rows: the events that wait, then the dead letters, then events that waited anew
/// meanwhile. An event that moves keeps its id or gets a higher one, so none slips through.
/// </summary>
internal sealed class Erasure(ErasureRequest request)
{
    private readonly Dictionary<string, int> _waiting = new(StringComparer.Ordinal);
    private StepResult _last;
    private long _afterWaiting;
    private long _afterBuried;
    private int _deadLetters;
    private int _journalEntries;
    private int _round;

    public bool IsDone => _round == 3;

    public ErasureResult Total => new(_waiting, _deadLetters, _journalEntries);

    private bool IsBuried => _round == 1;

    /// <summary>One step, within a transaction. Changes nothing of its own, since a transaction may be tried twice.</summary>
    public bool Step(Database database, OutboxTables tables, int most, DateTimeOffset now)
    {
        var found = new List<long>();
        var erased = new List<string>();
        int journal = _round == 0 && _afterWaiting == 0 && request.SubjectKey is { } subject ? JournalTable.EraseSubject(database, subject) : 0;
        long after = IsBuried ? _afterBuried : _afterWaiting;
        bool isMore = PersonTable.Search(database, request, IsBuried, ref after, most, found);
        foreach (long id in found)
        {
            if (PersonTable.EventOf(database, id, IsBuried) is not var (dataSource, eventId))
            {
                continue;
            }

            journal += JournalTable.EraseEvent(database, dataSource, eventId);
            erased.Add(dataSource);
            if (IsBuried)
            {
                DeadLetterTable.Delete(database, id);
            }
            else
            {
                LeaseTable.Drop(database, id);
                tables.Events.Delete(database, id, EventOutcome.Erased, now);
            }
        }

        _last = new StepResult(after, isMore, erased, journal);
        return isMore;
    }

    /// <summary>The step is committed.</summary>
    public void Advance()
    {
        _journalEntries += _last.JournalEntries;
        if (IsBuried)
        {
            _afterBuried = _last.After;
            _deadLetters += _last.Erased.Count;
        }
        else
        {
            _afterWaiting = _last.After;
            foreach (string dataSource in _last.Erased)
            {
                _waiting[dataSource] = _waiting.GetValueOrDefault(dataSource) + 1;
            }
        }

        _round += _last.IsMore ? 0 : 1;
    }

    private readonly record struct StepResult(long After, bool IsMore, List<string> Erased, int JournalEntries);
}
