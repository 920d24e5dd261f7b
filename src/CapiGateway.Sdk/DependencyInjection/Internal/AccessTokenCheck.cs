using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>Whether a token was copied alone and in one piece. Never repeats any of it.</summary>
internal static class AccessTokenCheck
{
    /// <summary>What is wrong with it; <see langword="null"/> when it may be a token, or is not there.</summary>
    public static string? FaultOf(DataSource source, Secret? token) => token?.Reveal() switch
    {
        null => null,
        var text when text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) =>
            Fault(source, "begins with Bearer, which the gateway writes itself"),
        var text when text.AsSpan().ContainsAny('"', '\'') => Fault(source, "holds a quotation mark"),
        var text when text.Any(char.IsWhiteSpace) => Fault(source, "holds white space"),
        _ => null,
    };

    private static string Fault(DataSource source, string found) =>
        $"The access token of data source {source.Id} {found}. Use the token alone and in one piece, as Events Manager shows it. "
        + $"See {HelpPage.GettingStarted}";
}
