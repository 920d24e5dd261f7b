using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>The dead letters of a gateway's outbox, and the way back from there into it.</summary>
internal sealed class DeadLetterQueue(PumpContext context, OutboxPump pump, DataSourceWatch watch, IntakeGate gate) : IDeadLetterQueue
{
    private readonly IDeadLetterStore? _store = context.Outbox as IDeadLetterStore;

    public async IAsyncEnumerable<DeadLetter> ListAsync(
        string? dataSourceId = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (_store is null)
        {
            yield break;
        }

        await foreach (DeadLetter letter in _store.ListAsync(dataSourceId, cancellationToken).ConfigureAwait(false))
        {
            yield return letter;
        }
    }

    public async Task<int> ExportAsync(Stream utf8Json, string? dataSourceId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        int written = 0;
        var line = new ArrayBufferWriter<byte>(4_096);
        await foreach (DeadLetter letter in ListAsync(dataSourceId, cancellationToken).ConfigureAwait(false))
        {
            line.ResetWrittenCount();
            DeadLetterLine.Write(line, letter);
            await utf8Json.WriteAsync(line.WrittenMemory, CancellationToken.None).ConfigureAwait(false);
            written++;
        }

        return written;
    }

    public async ValueTask<ResendResult> ResendAsync(long id, CancellationToken cancellationToken = default)
    {
        if (_store is null || await _store.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { Event: var entry } letter)
        {
            return new ResendResult(ResendStatus.NotFound, "There is no such dead letter.");
        }

        if (entry.ExpiresAt <= context.Skew.CautiousNow)
        {
            return new ResendResult(ResendStatus.TooOld, TooOld(entry));
        }

        await watch.ReadyAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        if (context.Switches.StandingOf(entry) != Standing.Leaves)
        {
            return new ResendResult(ResendStatus.NotConnected, $"Data source {entry.DataSourceId} is not connected.");
        }

        if (!gate.TryEnter())
        {
            return new ResendResult(ResendStatus.Stopped, "The gateway has ended.");
        }

        try
        {
            return await ResendAsync(_store, letter, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Exit();
        }
    }

    public async ValueTask<bool> DeleteAsync(long id, CancellationToken cancellationToken = default) =>
        _store is not null && await _store.DeleteAsync(id, cancellationToken).ConfigureAwait(false);

    private static string TooOld(OutboxEvent entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"Meta took it until {entry.ExpiresAt:u}: {EventAge.Limit(entry.ActionSource).TotalDays:0} days after it happened.");

    private async ValueTask<ResendResult> ResendAsync(IDeadLetterStore store, DeadLetter letter, CancellationToken cancellationToken)
    {
        Reservation reservation = await context.Deduplication.ReserveAgainAsync(letter, cancellationToken).ConfigureAwait(false);
        AppendStatus? status = reservation.IsTaken
            ? AppendStatus.Duplicate
            : await ReturnAsync(store, letter, reservation, cancellationToken).ConfigureAwait(false);
        switch (status)
        {
            case AppendStatus.Stored:
                context.Statistics.Page(letter.Event.DataSourceId).Count(letter.Event.EventName, PublishOutcome.Accepted);
                pump.Notify(letter.Event);
                return new ResendResult(ResendStatus.Resent);
            case AppendStatus.Duplicate:
                return new ResendResult(ResendStatus.Duplicate, "The event was published anew after it was buried.");
            case null:
                return new ResendResult(ResendStatus.NotFound, "There is no such dead letter any more.");
            default:
                return new ResendResult(ResendStatus.NoRoom, "The outbox is full.");
        }
    }

    // Reserve, store, commit, as at the door.
    private async ValueTask<AppendStatus?> ReturnAsync(
        IDeadLetterStore store, DeadLetter letter, Reservation reservation, CancellationToken cancellationToken)
    {
        AppendStatus? status = null;
        letter.Event.WaitAgain();
        try
        {
            status = await store.ReturnAsync(letter.Id, cancellationToken).ConfigureAwait(false);
            return status;
        }
        finally
        {
            if (status == AppendStatus.Stored)
            {
                await context.Deduplication.CommitAsync(reservation).ConfigureAwait(false);
                if (letter.Event.HasEndedUnsent)
                {
                    await context.Deduplication.ReleaseAsync(reservation.Key).ConfigureAwait(false);
                }
            }
            else
            {
                await context.Deduplication.ReleaseAsync(reservation.Key).ConfigureAwait(false);
            }
        }
    }
}
