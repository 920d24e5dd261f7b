using System.Buffers;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Takes down what becomes of events. Nobody waits for the journal, and what it throws costs entries, never an event: when it is too slow,
/// entries are left out. Thread-safe.
/// </summary>
internal sealed class JournalWriter(IDeliveryJournal journal, TimeProvider clock, ILogger logger)
{
    private const int MostPending = 1_000;

    private static readonly TimeSpan TellAgain = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan IdleDeadline = TimeSpan.FromSeconds(5);

    private readonly AsyncSignal _idle = new();
    private int _pending;
    private long _toldAt;

    /// <summary>Takes down what became of an event at the door.</summary>
    public void Record(ConversionEvent conversion, TargetDecision target, DataSourceReceipt receipt)
    {
        JournalEntry[] rented = ArrayPool<JournalEntry>.Shared.Rent(1);
        rented[0] = new JournalEntry
        {
            DataSourceId = receipt.DataSourceId,
            EventName = conversion.EventName,
            EventId = conversion.EventId,
            At = clock.GetUtcNow(),
            Outcome = Name(receipt.Outcome),
            Reason = target.Detail ?? (receipt.Reason == PublishReason.None ? null : Name(receipt.Reason)),
            IsAcceptance = receipt.Outcome == PublishOutcome.Accepted,
            Identifiers = target.Identifiers ?? string.Empty,
            SubjectKey = conversion.Consent.SubjectKey,
        };
        Write(rented, 1);
    }

    /// <summary>Takes down the ends of events.</summary>
    public void Record(BatchResult result, ReadOnlySpan<bool> settled)
    {
        DateTimeOffset now = clock.GetUtcNow();
        JournalEntry[] rented = ArrayPool<JournalEntry>.Shared.Rent(result.Count);
        int count = 0;
        for (int index = 0; index < result.Count; index++)
        {
            if (result.HasEnded(index, settled))
            {
                (LeasedEvent ended, Settlement settlement) = result[index];
                rented[count++] = EntryOf(in ended, in settlement, now);
            }
        }

        if (count > 0)
        {
            Write(rented, count);
        }
    }

    /// <summary>Waits a while for what is being written.</summary>
    public async Task WhenIdleAsync(TimeProvider steady)
    {
        DateTimeOffset deadline = steady.GetUtcNow() + IdleDeadline;
        while (Volatile.Read(ref _pending) > 0 && deadline - steady.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            await _idle.WaitAsync(left, steady, CancellationToken.None).ConfigureAwait(false);
        }
    }

    // ToString would box the value, event by event.
    private static string Name<T>(T value)
        where T : struct, Enum => Enum.GetName(value) ?? value.ToString();

    private static JournalEntry EntryOf(in LeasedEvent ended, in Settlement settlement, DateTimeOffset now)
    {
        DeliveryAnswer? answer = settlement.Answer;
        return new JournalEntry
        {
            DataSourceId = ended.Event.DataSourceId,
            EventName = ended.Event.EventName,
            EventId = ended.Event.EventId,
            At = now,
            Outcome = Name(settlement.Kind),
            IsEnd = true,
            Attempts = ended.Attempts + (answer is null ? 0 : 1),
            Status = answer?.Status,
            Error = answer?.Code is { } code ? $"{code}/{answer.Subcode}" : null,
            FbTraceId = answer?.FbTraceId,
            Identifiers = ended.Event.Identifiers,
            SubjectKey = ended.Event.Consent.SubjectKey,
        };
    }

    private void Write(JournalEntry[] rented, int count)
    {
        if (Interlocked.Increment(ref _pending) > MostPending)
        {
            Tell(exception: null);
            End(rented, count);
            return;
        }

        ValueTask writing;
        try
        {
            writing = journal.RecordAsync(rented.AsMemory(0, count), CancellationToken.None);
        }
        catch (Exception exception)
        {
            writing = ValueTask.FromException(exception);
        }

        if (writing.IsCompletedSuccessfully)
        {
            // What answered may be lent from a pool, which has it back when it was asked.
            _ = writing.AsTask();
            End(rented, count);
        }
        else
        {
            _ = FinishAsync(writing, rented, count);
        }
    }

    private async Task FinishAsync(ValueTask writing, JournalEntry[] rented, int count)
    {
        try
        {
            await writing.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // A journal of the host: whatever it throws, the events go on.
            Tell(exception);
        }
        finally
        {
            End(rented, count);
        }
    }

    // Only what was written is cleared: the arrays of the pool are longer than what was asked for.
    private void End(JournalEntry[] rented, int count)
    {
        rented.AsSpan(0, count).Clear();
        ArrayPool<JournalEntry>.Shared.Return(rented);
        if (Interlocked.Decrement(ref _pending) == 0)
        {
            _idle.Set();
        }
    }

    private void Tell(Exception? exception)
    {
        long last = Interlocked.Read(ref _toldAt);
        long now = clock.GetTimestamp();
        if ((last == 0 || clock.GetElapsedTime(last, now) >= TellAgain) && Interlocked.CompareExchange(ref _toldAt, now == 0 ? 1 : now, last) == last)
        {
            logger.JournalFailed(exception);
        }
    }
}
