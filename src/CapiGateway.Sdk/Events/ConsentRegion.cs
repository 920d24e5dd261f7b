using System.Diagnostics.CodeAnalysis;

namespace CapiGateway.Sdk.Events;

/// <summary>Where the person was, as far as the law that applies goes: a country and, where it matters, a state of it.</summary>
public sealed record ConsentRegion
{
    private ConsentRegion(string country, string? subdivision)
    {
        Country = country;
        Subdivision = subdivision;
    }

    /// <summary>The country, two capital letters of ISO 3166-1, such as <c>US</c>.</summary>
    public string Country { get; }

    /// <summary>The state or province without country, such as <c>CA</c> of ISO 3166-2 <c>US-CA</c>; or <see langword="null"/>.</summary>
    public string? Subdivision { get; }

    /// <summary>Reads a region as ISO 3166 writes it, in any case.</summary>
    /// <param name="text">Such as <c>DE</c> or <c>US-CA</c>. <c>UK</c> and <c>EL</c> are read as GB and GR.</param>
    /// <param name="region">The region.</param>
    /// <returns><see langword="true"/> when it is one by its form.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ConsentRegion? region)
    {
        region = null;
        string[] parts = (text ?? string.Empty).Trim().ToUpperInvariant().Replace('_', '-').Split('-');
        if (parts[0] is not { Length: 2 } || !parts[0].All(char.IsAsciiLetter)
            || parts.Length > 2 || (parts.Length == 2 && (parts[1].Length is 0 or > 3 || !parts[1].All(char.IsAsciiLetterOrDigit))))
        {
            return false;
        }

        string country = parts[0] switch { "UK" => "GB", "EL" => "GR", _ => parts[0] };
        region = new ConsentRegion(country, parts.Length == 2 ? parts[1] : null);
        return true;
    }

    /// <summary>As ISO 3166 writes it.</summary>
    /// <returns>Such as <c>US-CA</c>.</returns>
    public override string ToString() => Subdivision is null ? Country : $"{Country}-{Subdivision}";
}
