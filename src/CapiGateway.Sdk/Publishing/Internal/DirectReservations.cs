using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>The keys that one direct send holds, until it is known which of its events Meta took. Not thread-safe.</summary>
internal sealed class DirectReservations(DeduplicationDoor deduplication)
{
    private readonly List<(int Index, Reservation Reservation)> _held = [];

    public async ValueTask<Reservation> ReserveAsync(int index, ConversionEvent conversion, DataSource dataSource, CancellationToken cancellationToken)
    {
        Reservation reservation = await deduplication.ReserveHereAsync(conversion, dataSource, cancellationToken).ConfigureAwait(false);
        if (reservation.Key is not null)
        {
            _held.Add((index, reservation));
        }

        return reservation;
    }

    /// <summary>Commits the keys of what was delivered and releases the others, which are the caller's to send again.</summary>
    public async ValueTask SettleAsync(SendResult[] results)
    {
        foreach ((int index, Reservation reservation) in _held)
        {
            bool taken = results[index].Outcome == SendOutcome.Delivered
                ? await deduplication.CommitAsync(reservation).ConfigureAwait(false)
                : await deduplication.ReleaseAsync(reservation.Key).ConfigureAwait(false);
            if (!taken)
            {
                // A cache that is down would hold up each of them for its deadline; its reservations end by themselves.
                return;
            }
        }
    }
}
