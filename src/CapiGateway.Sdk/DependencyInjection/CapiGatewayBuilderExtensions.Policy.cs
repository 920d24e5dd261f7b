using System.Diagnostics.CodeAnalysis;
using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Filters;
using CapiGateway.Sdk.Filters.Internal;
using CapiGateway.Sdk.Outbox;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class CapiGatewayBuilderExtensions
{
    /// <summary>Adds a consent policy. All policies are asked about every event; the strictest answer wins, field by field.</summary>
    /// <typeparam name="T">The policy; made once by the container.</typeparam>
    /// <param name="builder">The gateway's builder.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">There is no builder.</exception>
    public static ICapiGatewayBuilder AddConsentPolicy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ICapiGatewayBuilder builder)
        where T : class, IConsentPolicy
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton<IConsentPolicy, T>(builder.Name);
        return builder;
    }

    /// <summary>Adds a consent policy. All policies are asked about every event; the strictest answer wins, field by field.</summary>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="policy">The policy, such as <c>new OptInRegionPolicy(UnknownConsent.Deny)</c>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <example>
    /// <code>
    /// builder.Services
    ///     .AddCapiGateway()
    ///     .AddDataSource(datasetId, accessToken)
    ///     .AddConsentPolicy(new OptInRegionPolicy(UnknownConsent.Deny));
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder AddConsentPolicy(this ICapiGatewayBuilder builder, IConsentPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(policy);
        builder.Services.AddKeyedSingleton(builder.Name, policy);
        return builder;
    }

    /// <summary>Adds a filter. Filters are asked in this order, of what consent lets go, until one stops the event.</summary>
    /// <typeparam name="T">The filter; made once by the container.</typeparam>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="dataSourceId">The only data source that it is for; default all of them.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">There is no builder.</exception>
    public static ICapiGatewayBuilder AddPublishingFilter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ICapiGatewayBuilder builder, string? dataSourceId = null)
        where T : class, IPublishingFilter
    {
        ArgumentNullException.ThrowIfNull(builder);

        // Under a key of its own, the container makes and disposes of each one that is added.
        object key = new();
        builder.Services.AddKeyedSingleton<T>(key);
        builder.Services.AddKeyedSingleton(
            builder.Name, (services, _) => new FilterRegistration(services.GetRequiredKeyedService<T>(key), dataSourceId));
        return builder;
    }

    /// <summary>Adds a filter. Filters are asked in this order, of what consent lets go, until one stops the event.</summary>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="filter">The filter, such as <c>new CrawlerFilter()</c>.</param>
    /// <param name="dataSourceId">The only data source that it is for; default all of them.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">There is no builder or no filter.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddCapiGateway().AddPublishingFilter(new SamplingFilter(0.25), dataSourceId: "1234567890123456");
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder AddPublishingFilter(this ICapiGatewayBuilder builder, IPublishingFilter filter, string? dataSourceId = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(filter);
        builder.Services.AddKeyedSingleton(builder.Name, new FilterRegistration(filter, dataSourceId));
        return builder;
    }

    /// <summary>Adds a filter that stops every event that a predicate does not want.</summary>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="reason">What stopped events are counted by: a short fixed text.</param>
    /// <param name="isWanted">Says whether the event may go on; called concurrently.</param>
    /// <param name="dataSourceId">The only data source that it is for; default all of them.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">There is no builder or no predicate.</exception>
    /// <exception cref="ArgumentException">The reason is missing or blank.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddCapiGateway().AddPublishingFilter("free orders", conversion => conversion.CustomData.Value > 0);
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder AddPublishingFilter(
        this ICapiGatewayBuilder builder, string reason, Func<ConversionEvent, bool> isWanted, string? dataSourceId = null) =>
        builder.AddPublishingFilter(new PredicateFilter(reason, isWanted), dataSourceId);

    /// <summary>
    /// Remembers published events in another cache than the in-memory one, such as one that several machines share. An outbox that is an
    /// <see cref="IDeduplicationCache"/> itself is its own cache and needs no verb.
    /// </summary>
    /// <typeparam name="T">The cache; made once by the container. When it is the outbox's type, it is the outbox.</typeparam>
    /// <param name="builder">The gateway's builder.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">There is no builder.</exception>
    public static ICapiGatewayBuilder UseDeduplicationCache<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ICapiGatewayBuilder builder)
        where T : class, IDeduplicationCache
    {
        ArgumentNullException.ThrowIfNull(builder);
        object key = new();
        builder.Services.RemoveAllKeyed<IDeduplicationCache>(builder.Name);
        builder.Services.AddKeyedSingleton<T>(key);
        builder.Services.AddKeyedSingleton<IDeduplicationCache>(
            builder.Name,
            (services, name) => services.GetRequiredKeyedService<IEventOutbox>(name) as T ?? services.GetRequiredKeyedService<T>(key));
        return builder;
    }

    /// <summary>Remembers published events in another cache than the in-memory one.</summary>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="cache">The cache.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddCapiGateway().UseDeduplicationCache(new InMemoryDeduplicationCache(capacity: 250_000));
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder UseDeduplicationCache(this ICapiGatewayBuilder builder, IDeduplicationCache cache)
    {
        ArgumentNullException.ThrowIfNull(cache);
        return builder.Use(cache);
    }

    /// <summary>Asks for people's current choice before events that waited are sent.</summary>
    /// <typeparam name="T">The source; made once by the container.</typeparam>
    /// <param name="builder">The gateway's builder.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">There is no builder.</exception>
    public static ICapiGatewayBuilder UseConsentSignalsSource<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ICapiGatewayBuilder builder)
        where T : class, IConsentSignalsSource => builder.Use<IConsentSignalsSource, T>();

    /// <summary>Asks for people's current choice before events that waited are sent.</summary>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="source">The source.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <example>
    /// <code>
    /// public void ConfigureServices(IConsentSignalsSource consentStore) =>
    ///     services.AddCapiGateway().AddDataSource(datasetId, accessToken).UseConsentSignalsSource(consentStore);
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder UseConsentSignalsSource(this ICapiGatewayBuilder builder, IConsentSignalsSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return builder.Use(source);
    }

    /// <summary>Keeps a record of processing.</summary>
    /// <typeparam name="T">The record; made once by the container.</typeparam>
    /// <param name="builder">The gateway's builder.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">There is no builder.</exception>
    public static ICapiGatewayBuilder UseProcessingRecord<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ICapiGatewayBuilder builder)
        where T : class, IProcessingRecord => builder.Use<IProcessingRecord, T>();

    /// <summary>Keeps a record of processing.</summary>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="record">The record, such as a <see cref="JsonLinesProcessingRecord"/>; the caller disposes of it, after the gateway.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <example>
    /// <code>
    /// JsonLinesProcessingRecord record = await JsonLinesProcessingRecord.OpenAsync("processing.jsonl", cancellationToken);
    /// builder.Services.AddCapiGateway().UseProcessingRecord(record);
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder UseProcessingRecord(this ICapiGatewayBuilder builder, IProcessingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return builder.Use(record);
    }

    private static ICapiGatewayBuilder Use<TService>(this ICapiGatewayBuilder builder, TService instance)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.RemoveAllKeyed<TService>(builder.Name);
        builder.Services.AddKeyedSingleton(builder.Name, instance);
        return builder;
    }
}
