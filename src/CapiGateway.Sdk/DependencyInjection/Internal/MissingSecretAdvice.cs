namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>
/// How to go on without an id or a token. Whoever has just checked out a project reads this before anything else of the library.
/// </summary>
internal static class MissingSecretAdvice
{
    private const string Development =
        "In Development there are three ways on. "
        + "(1) User secrets: dotnet user-secrets set \"CapiGateway:DataSources:0:AccessToken\" \"…\", or whichever key your call of AddDataSource reads. "
        + "(2) The emulator, without an account: AddDataSource(\"1234567890123456\", \"any-token\").UseConversionsApiEmulator(emulator), "
        + "from the package CapiGateway.Sdk.Testing. "
        + "(3) Disabled: set CapiGateway:Enabled to false (options.Enabled = false); the application starts and every event comes back as Disabled.";

    private const string Elsewhere =
        "Set it by an environment variable or from your vault, resolve it with UseAccessTokenProvider<T>(), or set Enabled = false.";

    public static string In(bool isDevelopment) => $"{(isDevelopment ? Development : Elsewhere)} See {HelpPage.GettingStarted}";
}
