using System.Diagnostics.CodeAnalysis;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DependencyInjection.Internal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class CapiGatewayBuilderExtensions
{
    /// <summary>Keeps the data sources and their switches in another registry than the in-memory one.</summary>
    /// <typeparam name="T">The registry; made once by the container.</typeparam>
    /// <param name="builder">The gateway's builder.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">There is no builder.</exception>
    public static ICapiGatewayBuilder UseDataSourceRegistry<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ICapiGatewayBuilder builder)
        where T : class, IDataSourceRegistry => builder.Use<IDataSourceRegistry, T>();

    /// <summary>Keeps the data sources and their switches in a registry that several gateways may share.</summary>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="registry">The registry.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <example>
    /// <code>
    /// public void ConfigureServices(IDataSourceRegistry shared) => services.AddCapiGateway().UseDataSourceRegistry(shared);
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder UseDataSourceRegistry(this ICapiGatewayBuilder builder, IDataSourceRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(registry);
        builder.Services.RemoveAllKeyed<IDataSourceRegistry>(builder.Name);
        builder.Services.AddKeyedSingleton(builder.Name, registry);
        return builder;
    }

    /// <summary>
    /// Takes the data sources, their tokens and their switches from configuration, and follows it when it is reloaded. What is not valid
    /// after a reload is logged once and changes nothing. Administration can look at them, but not change them.
    /// </summary>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="dataSources">
    /// A section that is a list as in <c>AddCapiGateway(IConfiguration)</c>; each data source may also have <c>State</c>,
    /// <c>PublishingOff</c> and <c>EventNamesOff</c>.
    /// </param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <example>
    /// <code>
    /// builder.Services
    ///     .AddCapiGateway()
    ///     .UseConfigurationRegistry(builder.Configuration.GetSection("CapiGateway:DataSources"));
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder UseConfigurationRegistry(this ICapiGatewayBuilder builder, IConfigurationSection dataSources)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dataSources);
        builder.Services.Configure<DataSourceSeeds>(builder.Name, seeds => seeds.AddFrom(dataSources));
        builder.Services.RemoveAllKeyed<IDataSourceRegistry>(builder.Name);
        builder.Services.AddKeyedSingleton<IDataSourceRegistry>(
            builder.Name, (provider, _) => new ConfigurationDataSourceRegistry(dataSources, GatewayComposer.Logger(provider)));
        return builder;
    }

    /// <summary>Has every change through <see cref="DataSourceAdministration"/> taken down by an audit of the host, instead of any before.</summary>
    /// <typeparam name="T">The audit; made once by the container.</typeparam>
    /// <param name="builder">The gateway's builder.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">There is no builder.</exception>
    /// <example>
    /// <code>
    /// public void ConfigureServices&lt;TAudit>() where TAudit : class, IAdministrationAudit =>
    ///     services.AddCapiGateway().AddDataSource(datasetId, accessToken).UseAdministrationAudit&lt;TAudit>();
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder UseAdministrationAudit<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ICapiGatewayBuilder builder)
        where T : class, IAdministrationAudit => builder.Use<IAdministrationAudit, T>();
}
