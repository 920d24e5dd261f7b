using CapiGateway.Sdk;
using CapiGateway.Sdk.DependencyInjection.Internal;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds gateways to a container.</summary>
public static class CapiGatewayServiceCollectionExtensions
{
    /// <summary>
    /// Adds the gateway: <see cref="ICapiGateway"/> as a singleton that starts and drains with the host, or at the first publish where there
    /// is no host. Calling it again returns the same gateway's builder.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>A builder, to add data sources and more.</returns>
    /// <exception cref="ArgumentNullException">There are no services.</exception>
    /// <example>
    /// <code>
    /// builder.Services
    ///     .AddCapiGateway()
    ///     .AddDataSource("1234567890123456", accessToken);
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder AddCapiGateway(this IServiceCollection services) => services.AddCapiGateway(Options.Options.DefaultName);

    /// <summary>Adds the gateway and sets its options.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>A builder, to add data sources and more.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <example>
    /// <code>
    /// builder.Services
    ///     .AddCapiGateway(options => options.DefaultCallingCode = "49")
    ///     .AddDataSource(datasetId, accessToken);
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder AddCapiGateway(this IServiceCollection services, Action<CapiGatewayOptions> configure) =>
        services.AddCapiGateway(Options.Options.DefaultName, configure);

    /// <summary>Adds the gateway with options and data sources from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">
    /// A section with the properties of <see cref="CapiGatewayOptions"/> and a list <c>DataSources</c>, each with <c>Id</c>,
    /// <c>AccessToken</c> and, if needed, <c>AppSecret</c>, <c>DisplayName</c>, <c>Account</c>, <c>CredentialName</c>,
    /// <c>TestEventCode</c>, <c>TestEventCodeExpiresAt</c>, <c>GatewayAddress</c>, <c>AllowedDomains</c>, <c>BlockedDomains</c>,
    /// <c>Fields</c>, <c>State</c>, <c>PublishingOff</c> and <c>EventNamesOff</c>. Any other key of a data source is an error when the host
    /// starts.
    /// </param>
    /// <returns>A builder, to add data sources and more.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <example>
    /// <code>
    /// // { "CapiGateway": { "DataSources": [ { "Id": "1234567890123456", "AccessToken": "…" } ] } }
    /// builder.Services.AddCapiGateway(builder.Configuration.GetSection("CapiGateway"));
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder AddCapiGateway(this IServiceCollection services, IConfiguration configuration) =>
        services.AddCapiGateway(Options.Options.DefaultName, configuration);

    /// <summary>Adds a gateway of its own name: resolve it as a keyed service, <c>[FromKeyedServices("name")] ICapiGateway</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The gateway's name.</param>
    /// <returns>A builder, to add data sources and more.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddCapiGateway("outlet").AddDataSource(datasetId, accessToken);
    ///
    /// ICapiGateway outlet = provider.GetRequiredKeyedService&lt;ICapiGateway>("outlet");
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder AddCapiGateway(this IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        GatewayRegistration.AddOnce(services, name);
        return new CapiGatewayBuilder(name, services);
    }

    /// <summary>Adds a gateway of its own name and sets its options.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The gateway's name.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>A builder, to add data sources and more.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public static ICapiGatewayBuilder AddCapiGateway(this IServiceCollection services, string name, Action<CapiGatewayOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        ICapiGatewayBuilder builder = services.AddCapiGateway(name);
        services.Configure(name, configure);
        return builder;
    }

    /// <summary>Adds a gateway of its own name with options and data sources from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The gateway's name.</param>
    /// <param name="configuration">The section.</param>
    /// <returns>A builder, to add data sources and more.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public static ICapiGatewayBuilder AddCapiGateway(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ICapiGatewayBuilder builder = services.AddCapiGateway(name);

        // Not followed when it is reloaded: options are those of the start, and a reload that is not valid shall not throw at whoever reloads.
        services.Configure<CapiGatewayOptions>(name, options => configuration.Bind(options));
        services.Configure<DataSourceSeeds>(name, seeds => seeds.AddFromGateway(configuration));
        return builder;
    }
}
