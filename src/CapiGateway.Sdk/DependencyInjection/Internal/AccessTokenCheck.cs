using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>Whether a token was copied alone and in one piece, and an app secret is one. Never repeats any of them.</summary>
internal static class AccessTokenCheck
{
    /// <summary>What is wrong with them; <see langword="null"/> when they may be right, or are not there.</summary>
    public static string? FaultOf(DataSource source, AccessCredential? credential) => credential?.AccessToken.Reveal() switch
    {
        null => null,
        var text when text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) =>
            Fault(source, "begins with Bearer, which the gateway writes itself"),
        var text when text.AsSpan().ContainsAny('"', '\'') => Fault(source, "holds a quotation mark"),
        var text when text.Any(char.IsWhiteSpace) => Fault(source, "holds white space"),
        _ => IsTestEventCode(credential?.AppSecret) ? SwappedCode(source) : null,
    };

    // The third argument of AddDataSource is the app secret, and nothing else would tell why Meta refuses what it signs.
    private static bool IsTestEventCode(Secret? secret) =>
        secret?.Reveal() is { Length: > 4 } text && text.StartsWith("TEST", StringComparison.Ordinal) && !text.AsSpan(4).ContainsAnyExceptInRange('0', '9');

    private static string SwappedCode(DataSource source) =>
        $"The app secret of data source {DataSourceIdCheck.Display(source.Id)} looks like a test event code. "
        + "AddDataSource takes the app secret third; name the argument: testEventCode: \"TEST12345\".";

    private static string Fault(DataSource source, string found) =>
        $"The access token of data source {DataSourceIdCheck.Display(source.Id)} {found}. Use the token alone and in one piece, as Events Manager shows it. "
        + $"See {HelpPage.GettingStarted}";
}
