using System.Diagnostics.CodeAnalysis;
using CapiGateway.Sdk.DataSources;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The verbs about what a gateway tells of itself.</summary>
public static partial class CapiGatewayBuilderExtensions
{
    /// <summary>Keeps the counters of event activity longer than the process.</summary>
    /// <typeparam name="T">The store; made once by the container.</typeparam>
    /// <param name="builder">The gateway's builder.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">There is no builder.</exception>
    /// <example>
    /// <code>
    /// public void ConfigureServices&lt;TStore>() where TStore : class, IActivityStore =>
    ///     services.AddCapiGateway().AddDataSource(datasetId, accessToken).UseActivityStore&lt;TStore>();
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder UseActivityStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ICapiGatewayBuilder builder)
        where T : class, IActivityStore => builder.Use<IActivityStore, T>();
}
