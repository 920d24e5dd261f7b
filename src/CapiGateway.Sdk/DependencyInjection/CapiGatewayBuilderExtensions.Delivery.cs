using System.Diagnostics.CodeAnalysis;
using CapiGateway.Sdk.Outbox;

namespace Microsoft.Extensions.DependencyInjection;

/// <content>What delivery keeps.</content>
public static partial class CapiGatewayBuilderExtensions
{
    /// <summary>Takes down what became of each event in another journal than the in-memory one.</summary>
    /// <typeparam name="T">The journal; made once by the container.</typeparam>
    /// <param name="builder">The gateway's builder.</param>
    /// <returns>The same builder.</returns>
    /// <example>
    /// <code>
    /// public void ConfigureServices&lt;TJournal>() where TJournal : class, CapiGateway.Sdk.Outbox.IDeliveryJournal =>
    ///     services.AddCapiGateway().AddDataSource(datasetId, accessToken).UseDeliveryJournal&lt;TJournal>();
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder UseDeliveryJournal<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ICapiGatewayBuilder builder)
        where T : class, IDeliveryJournal => builder.Use<IDeliveryJournal, T>();
}
