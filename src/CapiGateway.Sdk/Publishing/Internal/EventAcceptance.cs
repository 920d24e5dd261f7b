using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Accepts an event that may be published: reserve its key, store it, then commit the key, or release it when it was not stored. Thread-safe.
/// </summary>
internal sealed class EventAcceptance(OutboxIntake intake, IntakeGate gate, DeduplicationDoor deduplication, EventPriorities priorities, TimeProvider clock)
{
    /// <summary>Stores an event that may be published, unless it was published before.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before it was stored.</exception>
    public async ValueTask<DataSourceReceipt> AcceptAsync(ConversionEvent conversion, TargetDecision target, CancellationToken cancellationToken)
    {
        if (!gate.TryEnter())
        {
            return new DataSourceReceipt(target.DataSourceId, PublishOutcome.Refused, PublishReason.Stopped);
        }

        try
        {
            // Of the event as it was published: what consent takes away today it may leave tomorrow.
            Reservation reservation = await deduplication.ReserveAsync(conversion, target.DataSource!, cancellationToken).ConfigureAwait(false);
            return reservation.IsTaken
                ? new DataSourceReceipt(target.DataSourceId, PublishOutcome.Duplicate, reservation.Reason)
                : await StoreAsync(target, reservation, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Exit();
        }
    }

    private async ValueTask<DataSourceReceipt> StoreAsync(TargetDecision target, Reservation reservation, CancellationToken cancellationToken)
    {
        OutboxEvent entry = target.ToOutboxEvent(clock.GetUtcNow(), priorities.Of(target.Reduced!.EventName), reservation);
        (PublishOutcome Outcome, PublishReason Reason) stored = (PublishOutcome.Refused, PublishReason.Cancelled);
        try
        {
            stored = await intake.StoreAsync(entry, cancellationToken).ConfigureAwait(false);
            return new DataSourceReceipt(target.DataSourceId, stored.Outcome, stored.Reason);
        }
        finally
        {
            if (stored.Outcome == PublishOutcome.Refused)
            {
                await deduplication.ReleaseAsync(reservation.Key).ConfigureAwait(false);
            }
            else
            {
                await deduplication.CommitAsync(reservation).ConfigureAwait(false);
                if (entry.HasEndedUnsent)
                {
                    // It was sent and buried before its key was committed.
                    await deduplication.ReleaseAsync(entry.ReservedKey).ConfigureAwait(false);
                }
            }
        }
    }
}
