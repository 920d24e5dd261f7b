using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CapiGateway.Sdk.Filters;

/// <summary>
/// Passes a share of all events, the same ones on every machine and after every restart: the event's id decides. Safe for concurrent use.
/// </summary>
public sealed class SamplingFilter : IPublishingFilter
{
    private static readonly FilterVerdict Stop = FilterVerdict.Stop(FilterReasons.NotSampled);

    private readonly double _share;

    /// <summary>Makes the filter.</summary>
    /// <param name="share">How much passes, from 0 for nothing to 1 for everything.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public SamplingFilter(double share)
    {
        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        }

        _share = share;
    }

    /// <inheritdoc/>
    public ValueTask<FilterVerdict> CheckAsync(FilterContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(PlaceOf(context.Conversion.EventId) < _share ? FilterVerdict.Pass : Stop);

    // From 0 up to, but not including, 1; spread evenly whatever the ids look like.
    private static double PlaceOf(string eventId)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(eventId.AsSpan()), digest);
        return (BinaryPrimitives.ReadUInt64BigEndian(digest) >> 11) * (1.0 / (1UL << 53));
    }
}
