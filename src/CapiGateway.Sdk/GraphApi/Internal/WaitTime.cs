using System.Globalization;
using System.Net.Http.Headers;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>How long a server asks to be left alone. Nobody is believed beyond <see cref="Longest"/>.</summary>
internal static class WaitTime
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>A positive number of units, capped; <see langword="null"/> for anything else.</summary>
    public static TimeSpan? Of(double? number, TimeSpan unit)
    {
        if (number is not > 0)
        {
            return null;
        }

        var ticks = number.Value * unit.Ticks;
        return ticks >= Longest.Ticks ? Longest : TimeSpan.FromTicks((long)ticks);
    }

    /// <summary>
    /// The <c>Retry-After</c> header in either of its forms; a time that has passed is no wait. Meta does not document it, but proxies and
    /// load balancers in front of it send it.
    /// </summary>
    /// <param name="header">What the header says.</param>
    /// <param name="now">The time of whoever sent it: a date is of that clock.</param>
    public static TimeSpan? OfRetryAfter(string? header, DateTimeOffset now)
    {
        if (double.TryParse(header, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return Of(seconds, TimeSpan.FromSeconds(1));
        }

        return RetryConditionHeaderValue.TryParse(header, out var parsed) && parsed.Date is { } date
            ? Of((date - now).TotalSeconds, TimeSpan.FromSeconds(1))
            : null;
    }

    public static TimeSpan? Longer(TimeSpan? one, TimeSpan? other) => one > other || other is null ? one : other;
}
