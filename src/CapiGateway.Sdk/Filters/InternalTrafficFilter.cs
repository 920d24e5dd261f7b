using System.Globalization;
using System.Net;

namespace CapiGateway.Sdk.Filters;

/// <summary>
/// Stops events of the company's own people by the client's public IP address. An event without an address passes. Safe for concurrent use.
/// </summary>
/// <remarks>Addresses that are not public, such as 10.0.0.0/8, never reach an event; name the addresses that the office has outside.</remarks>
public sealed class InternalTrafficFilter : IPublishingFilter
{
    private static readonly FilterVerdict Stop = FilterVerdict.Stop(FilterReasons.InternalTraffic);

    private readonly IPNetwork[] _networks;

    /// <summary>Makes the filter.</summary>
    /// <param name="networks">
    /// Addresses or networks of version 4 or 6, such as <c>203.0.113.7</c>, <c>203.0.113.0/24</c> or <c>2001:db8::/32</c>.
    /// </param>
    /// <exception cref="ArgumentNullException">There are no networks.</exception>
    /// <exception cref="ArgumentException">One is neither an address nor a network.</exception>
    public InternalTrafficFilter(params IEnumerable<string> networks)
    {
        ArgumentNullException.ThrowIfNull(networks);
        _networks = [.. networks.Select(Parse)];
    }

    /// <inheritdoc/>
    public ValueTask<FilterVerdict> CheckAsync(FilterContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(IsInternal(context.Conversion.UserData.ClientIpAddress) ? Stop : FilterVerdict.Pass);

    private static IPNetwork Parse(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        string part = slash < 0 ? text : text[..slash];
        if (IPAddress.TryParse(part.Trim(), out IPAddress? address))
        {
            byte[] bytes = address.GetAddressBytes();
            if (slash < 0)
            {
                return new IPNetwork(address, bytes.Length * 8);
            }

            if (int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int length) && length >= 0 && length <= bytes.Length * 8)
            {
                return new IPNetwork(Masked(bytes, length), length);
            }
        }

        throw new ArgumentException($"'{text}' is neither an IP address nor a network such as 203.0.113.0/24.", nameof(text));
    }

    // People write networks by any address in them.
    private static IPAddress Masked(byte[] bytes, int length)
    {
        for (int bit = length; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new IPAddress(bytes);
    }

    private bool IsInternal(string? text)
    {
        if (text is null)
        {
            return false;
        }

        // Meta's parameter builder appends a dot and a few characters, which the address itself does not have.
        if (!IPAddress.TryParse(text, out IPAddress? address)
            && !IPAddress.TryParse(text.AsSpan(0, Math.Max(0, text.LastIndexOf('.'))), out address))
        {
            return false;
        }

        IPAddress client = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(_networks, network => network.Contains(client));
    }
}
