using CapiGateway.Sdk.Testing.Emulator;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Points a gateway at the emulator.</summary>
public static class EmulatorGatewayBuilderExtensions
{
    /// <summary>
    /// Sends every request of the gateway to the emulator, without a network and whatever address the options name.
    /// </summary>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="emulator">The emulator; the caller disposes of it, after the gateway.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <example>
    /// <code>
    /// await using var emulator = new ConversionsApiEmulator();
    /// services.AddCapiGateway()
    ///     .AddDataSource("1234567890123456", "any-token")
    ///     .UseConversionsApiEmulator(emulator);
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder UseConversionsApiEmulator(this ICapiGatewayBuilder builder, ConversionsApiEmulator emulator)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(emulator);
        return builder.ConfigureHttpClient(client => client.ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler));
    }
}
