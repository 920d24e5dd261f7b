using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Sqlite;
using CapiGateway.Sdk.Sqlite.DependencyInjection.Internal;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps what a gateway holds in a file.</summary>
public static class SqliteGatewayBuilderExtensions
{
    /// <summary>
    /// Keeps accepted events, the memory of deduplication, dead letters, the delivery journal, counters and the registry of data sources in one
    /// SQLite file on a local disk, so that nothing accepted is lost when the process ends, however it ends. A file that cannot be used fails
    /// the start and says why.
    /// </summary>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="connectionString">Where the file is, such as <c>Data Source=capi.db</c>. Its folder must exist; the file is made.</param>
    /// <param name="configure">Sets further options; default none.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">There is no builder or no connection string.</exception>
    /// <example>
    /// <code>
    /// builder.Services
    ///     .AddCapiGateway()
    ///     .AddDataSource("1234567890123456", accessToken)
    ///     .UseSqlite("Data Source=capi.db");
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder UseSqlite(
        this ICapiGatewayBuilder builder, string connectionString, Action<SqliteOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(connectionString);
        IServiceCollection services = builder.Services;
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SqliteOptions>, SqliteOptionsValidator>());
        services.AddOptions<SqliteOptions>(builder.Name).ValidateOnStart();
        services.Configure<SqliteOptions>(builder.Name, options =>
        {
            options.ConnectionString = connectionString;
            configure?.Invoke(options);
        });
        services.TryAddKeyedSingleton(builder.Name, static (provider, key) => SqliteParts.Open(provider, (string)key!));
        builder.Replace<IEventOutbox>(static parts => parts.Outbox);
        builder.Replace<IDeliveryJournal>(static parts => parts.Journal);
        builder.Replace<IActivityStore>(static parts => parts.Activity);
        builder.Replace<IDataSourceRegistry>(static parts => parts.Registry);
        return builder;
    }

    private static void Replace<T>(this ICapiGatewayBuilder builder, Func<SqliteParts, T> part)
        where T : class
    {
        builder.Services.RemoveAllKeyed<T>(builder.Name);
        builder.Services.AddKeyedSingleton(builder.Name, (provider, key) => part(provider.GetRequiredKeyedService<SqliteParts>(key)));
    }
}
