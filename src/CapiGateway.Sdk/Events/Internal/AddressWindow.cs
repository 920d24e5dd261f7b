namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Counts the client IP addresses of a hundred events at a time; keeps hashes only. Not thread-safe.</summary>
internal sealed class AddressWindow
{
    private const int Size = 100;
    private const int MostlyIpv4 = 95;

    private readonly Dictionary<int, int> _addresses = new(Size);
    private int _events;
    private int _ipv4;

    /// <summary>
    /// At the end of a window, at how many of its events one address stood, when that is most; and of how many nearly all were IPv4.
    /// </summary>
    public (int SameAddress, int Ipv4) Observe(string address)
    {
        int key = string.GetHashCode(address, StringComparison.OrdinalIgnoreCase);
        _addresses[key] = _addresses.GetValueOrDefault(key) + 1;
        _ipv4 += address.Contains(':', StringComparison.Ordinal) ? 0 : 1;
        if (++_events < Size)
        {
            return default;
        }

        int most = _addresses.Values.Max();
        (int SameAddress, int Ipv4) result = (most * 2 > Size ? most : 0, _ipv4 >= MostlyIpv4 ? _ipv4 : 0);
        _addresses.Clear();
        (_events, _ipv4) = (0, 0);
        return result;
    }
}
