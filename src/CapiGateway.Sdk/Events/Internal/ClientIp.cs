using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Cleans a client's IP address as proxies and headers write it. Meta's documentation: <i>Customer Information Parameters</i>.
/// </summary>
internal static class ClientIp
{
    private static readonly SearchValues<char> DigitsAndDots = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> AppendixCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Returns the address as Meta takes it, or <see langword="null"/> with the rule that it breaks.</summary>
    public static string? Clean(string text, out DiagnosticRule? broken)
    {
        broken = null;
        Span<byte> four = stackalloc byte[4];
        if (TryReadV4(text, four))
        {
            broken = IsPublicV4(four) ? null : EventRules.ClientIpNotPublic;
            return broken is null ? text : null;
        }

        ReadOnlySpan<char> value = text.AsSpan().Trim();
        if (!TryParse(value, out _) && HasAppendix(value))
        {
            return value.ToString();
        }

        ReadOnlySpan<char> bare = WithoutPortAndZone(FirstOfList(value));
        if (!TryParse(bare, out IPAddress? address))
        {
            broken = EventRules.ClientIpInvalid;
            return null;
        }

        bool mapped = address.IsIPv4MappedToIPv6;
        if (mapped)
        {
            address = address.MapToIPv4();
        }

        if (!IsPublic(address))
        {
            broken = EventRules.ClientIpNotPublic;
            return null;
        }

        return mapped ? address.ToString() : bare.Length == text.Length ? text : bare.ToString();
    }

    // What nearly every value is, read without making an object of it: four decimal parts and nothing else.
    private static bool TryReadV4(ReadOnlySpan<char> text, Span<byte> address)
    {
        int part = 0;
        int digits = 0;
        int number = 0;
        foreach (char character in text)
        {
            if (character == '.' && digits > 0 && part < 3)
            {
                address[part++] = (byte)number;
                (digits, number) = (0, 0);
            }
            else if (char.IsAsciiDigit(character) && (digits == 0 || number > 0) && (number * 10) + character - '0' <= byte.MaxValue)
            {
                number = (number * 10) + character - '0';
                digits++;
            }
            else
            {
                return false;
            }
        }

        address[part] = (byte)number;
        return part == 3 && digits > 0;
    }

    // Meta's parameter builder appends two or eight characters to an address; such a value travels unchanged.
    private static bool HasAppendix(ReadOnlySpan<char> value)
    {
        int dot = value.LastIndexOf('.');
        return dot > 0
            && value.Length - dot - 1 is 2 or 8
            && !value[(dot + 1)..].ContainsAnyExcept(AppendixCharacters)
            && TryParse(value[..dot], out IPAddress? address)
            && IsPublic(address);
    }

    private static ReadOnlySpan<char> FirstOfList(ReadOnlySpan<char> value) =>
        value.IndexOf(',') is var comma and >= 0 ? value[..comma].TrimEnd() : value;

    private static ReadOnlySpan<char> WithoutPortAndZone(ReadOnlySpan<char> value)
    {
        if (value.StartsWith('['))
        {
            int close = value.IndexOf(']');
            value = close > 0 ? value[1..close] : value[1..];
        }
        else if (value.Count(':') == 1)
        {
            value = value[..value.IndexOf(':')];
        }

        int zone = value.IndexOf('%');
        return zone >= 0 ? value[..zone] : value;
    }

    // IPAddress also reads "1", octal and hexadecimal parts; only four decimal parts or an IPv6 address are an address here.
    private static bool TryParse(ReadOnlySpan<char> value, [NotNullWhen(true)] out IPAddress? address)
    {
        address = null;
        bool plausible = value.Contains(':')
            || (value.Count('.') == 3 && !value.ContainsAnyExcept(DigitsAndDots) && !HasLeadingZero(value));
        return plausible && IPAddress.TryParse(value, out address);
    }

    private static bool HasLeadingZero(ReadOnlySpan<char> value)
    {
        foreach (Range part in value.Split('.'))
        {
            if (value[part] is ['0', _, ..])
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPublic(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out int length);
        return address.AddressFamily == AddressFamily.InterNetwork ? IsPublicV4(bytes[..length])
            : address.IsIPv4MappedToIPv6 ? IsPublicV4(bytes[12..])
            : IsPublicV6(bytes);
    }

    private static bool IsPublicV4(ReadOnlySpan<byte> ip) => ip switch
    {
        [0 or 10 or 127, ..] => false,
        [100, >= 64 and <= 127, ..] => false,
        [169, 254, ..] => false,
        [172, >= 16 and <= 31, ..] => false,
        [192, 0, 0, _] => false,
        [192, 168, ..] => false,
        [198, 18 or 19, ..] => false,
        [>= 224, ..] => false,
        _ => true,
    };

    // Of all others none was given to anybody. 6to4 wraps an address of version 4.
    private static bool IsPublicV6(ReadOnlySpan<byte> ip) => ip switch
    {
        [0x20, 0x02, .. var inner] => IsPublicV4(inner[..4]),
        [>= 0x20 and <= 0x3f, ..] => true,
        _ => false,
    };
}
