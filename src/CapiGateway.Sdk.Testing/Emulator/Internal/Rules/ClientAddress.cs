using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>Reads a browser's IP address. Meta's documentation: <i>Customer Information Parameters</i>, <i>Parameter Builder</i>.</summary>
internal static class ClientAddress
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.2.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/3", "::/127", "fc00::/7", "fe80::/10", "ff00::/8", "2001:db8::/32",
        }.Select(IPNetwork.Parse),
    ];

    // The address as written by the caller, or with the parameter builder's appendix of 2 or 8 characters.
    public static bool TryParse(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        var dot = text.LastIndexOf('.');
        return TryParseExactly(text, out address)
            || (dot > 0 && text.Length - dot - 1 is 2 or 8 && TryParseExactly(text[..dot], out address));
    }

    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !NotPublic.Any(network => network.Contains(plain));
    }

    // The framework's parser takes "1", zones, brackets and ports too; none of these is an address for Meta.
    private static bool TryParseExactly(string text, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(text, out address)
        && text.IndexOfAny(['%', '[', ' ']) < 0
        && (address.AddressFamily == AddressFamily.InterNetworkV6 || text.Count(c => c == '.') == 3);
}
