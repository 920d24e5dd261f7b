using System.Diagnostics.CodeAnalysis;
using CapiGateway.Sdk;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DependencyInjection.Internal;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The verbs that set up a gateway.</summary>
public static partial class CapiGatewayBuilderExtensions
{
    /// <summary>Adds a data source at Meta's Graph API.</summary>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="id">The dataset or pixel id, digits.</param>
    /// <param name="accessToken">The access token. A missing one is an error when the host starts.</param>
    /// <param name="appSecret">The secret of the token's app, to sign requests with; default none.</param>
    /// <param name="testEventCode">The code of the Test Events view; default none.</param>
    /// <param name="account">Whose data source it is; default <see cref="DataSource.DefaultAccount"/>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">There is no builder.</exception>
    /// <example>
    /// <code>
    /// builder.Services
    ///     .AddCapiGateway()
    ///     .AddDataSource("1234567890123456", builder.Configuration["Meta:AccessToken"]);
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder AddDataSource(
        this ICapiGatewayBuilder builder,
        string id,
        string? accessToken,
        string? appSecret = null,
        string? testEventCode = null,
        string account = DataSource.DefaultAccount)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var source = new DataSource { Id = id ?? string.Empty, TestEventCode = string.IsNullOrWhiteSpace(testEventCode) ? null : testEventCode.Trim(), Account = account };
        return builder.Add(source, Credential(accessToken, appSecret));
    }

    /// <summary>Adds a data source of any kind, such as one at a hosted Conversions API Gateway.</summary>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="dataSource">The data source.</param>
    /// <param name="accessToken">
    /// Its access token or, for a hosted gateway, its access key; <see langword="null"/> when an
    /// <see cref="IAccessTokenProvider"/> of the host knows it.
    /// </param>
    /// <param name="appSecret">The secret of the token's app, to sign requests with; default none.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">There is no builder or no data source.</exception>
    /// <example>
    /// <code>
    /// var source = new DataSource
    /// {
    ///     Id = "1234567890123456",
    ///     Destination = DataSourceDestination.HostedGateway(new Uri("https://capig.example.com")),
    /// };
    /// builder.Services.AddCapiGateway().AddDataSource(source, accessToken);
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder AddDataSource(
        this ICapiGatewayBuilder builder, DataSource dataSource, string? accessToken = null, string? appSecret = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dataSource);
        return builder.Add(dataSource, Credential(accessToken, appSecret));
    }

    /// <summary>
    /// Resolves credentials from wherever the host keeps its secrets. It is asked for every data source, also for one that was added with a
    /// token: that token is not used then.
    /// </summary>
    /// <typeparam name="T">The provider; made once by the container.</typeparam>
    /// <param name="builder">The gateway's builder.</param>
    /// <returns>The same builder.</returns>
    /// <example>
    /// <code>
    /// public void ConfigureServices() => services
    ///     .AddCapiGateway()
    ///     .AddDataSource("1234567890123456", accessToken: null)
    ///     .UseAccessTokenProvider&lt;VaultTokens>();
    ///
    /// internal sealed class VaultTokens : IAccessTokenProvider
    /// {
    ///     public ValueTask&lt;AccessCredential?> GetCredentialAsync(string credentialName, CancellationToken cancellationToken) =>
    ///         ValueTask.FromResult&lt;AccessCredential?>(new AccessCredential(Secret.FromText("from the vault")!));
    /// }
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder UseAccessTokenProvider<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ICapiGatewayBuilder builder)
        where T : class, IAccessTokenProvider => builder.Use<IAccessTokenProvider, T>();

    /// <summary>Holds accepted events in another outbox than the in-memory one.</summary>
    /// <typeparam name="T">The outbox; made once by the container.</typeparam>
    /// <param name="builder">The gateway's builder.</param>
    /// <returns>The same builder.</returns>
    /// <example>
    /// <code>
    /// public void ConfigureServices&lt;TOutbox>() where TOutbox : class, CapiGateway.Sdk.Outbox.IEventOutbox =>
    ///     services.AddCapiGateway().AddDataSource(datasetId, accessToken).UseOutbox&lt;TOutbox>();
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder UseOutbox<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ICapiGatewayBuilder builder)
        where T : class, IEventOutbox => builder.Use<IEventOutbox, T>();

    /// <summary>Adds a listener that is told of every event that will not be sent.</summary>
    /// <typeparam name="T">The listener; made once by the container.</typeparam>
    /// <param name="builder">The gateway's builder.</param>
    /// <returns>The same builder.</returns>
    public static ICapiGatewayBuilder AddEventLossListener<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ICapiGatewayBuilder builder)
        where T : class, IEventLossListener
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton<IEventLossListener, T>(builder.Name);
        return builder;
    }

    /// <summary>Adds a listener that is told of every event that will not be sent.</summary>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="listener">The listener.</param>
    /// <returns>The same builder.</returns>
    /// <example>
    /// <code>
    /// public void ConfigureServices() => services.AddCapiGateway().AddDataSource(datasetId, accessToken).AddEventLossListener(new LossCounter());
    ///
    /// internal sealed class LossCounter : IEventLossListener
    /// {
    ///     public void OnLost(LostEvent lost) => Console.WriteLine($"{lost.Event.EventName}: {lost.Kind}");
    /// }
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder AddEventLossListener(this ICapiGatewayBuilder builder, IEventLossListener listener)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton(builder.Name, listener);
        return builder;
    }

    /// <summary>Sets options, after those that were set before.</summary>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The same builder.</returns>
    /// <example>
    /// <code>
    /// builder.Services.AddCapiGateway().Configure(options => options.MaxBatchDelay = TimeSpan.FromSeconds(2));
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder Configure(this ICapiGatewayBuilder builder, Action<CapiGatewayOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(builder.Name, configure);
        return builder;
    }

    /// <summary>
    /// Configures the named HTTP client, such as a proxy or another primary handler. Retries belong to the outbox; a handler that repeats
    /// requests would send events twice.
    /// </summary>
    /// <remarks>
    /// No request carries the caller's trace or its baggage. The spans of another primary handler therefore stand alone, unless it is a
    /// <see cref="SocketsHttpHandler"/> whose <see cref="SocketsHttpHandler.ActivityHeadersPropagator"/> writes nothing.
    /// </remarks>
    /// <param name="builder">The gateway's builder.</param>
    /// <param name="configure">Configures the client's builder.</param>
    /// <returns>The same builder.</returns>
    /// <example>
    /// <code>
    /// builder.Services.AddCapiGateway().ConfigureHttpClient(client => client.ConfigurePrimaryHttpMessageHandler(
    ///     () => new SocketsHttpHandler { Proxy = new System.Net.WebProxy("http://proxy.example:8080"), AllowAutoRedirect = false }));
    /// </code>
    /// </example>
    public static ICapiGatewayBuilder ConfigureHttpClient(this ICapiGatewayBuilder builder, Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        configure(builder.Services.AddHttpClient(GraphApiHttpClient.NameOf(builder.Name)));
        return builder;
    }

    private static AccessCredential? Credential(string? accessToken, string? appSecret) =>
        Secret.FromText(accessToken) is { } token ? new AccessCredential(token, Secret.FromText(appSecret)) : null;

    private static ICapiGatewayBuilder Add(this ICapiGatewayBuilder builder, DataSource source, AccessCredential? credential)
    {
        builder.Services.Configure<DataSourceSeeds>(builder.Name, seeds => seeds.Add(source, credential));
        return builder;
    }

    private static ICapiGatewayBuilder Use<TService, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ICapiGatewayBuilder builder)
        where TService : class
        where T : class, TService
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.RemoveAllKeyed<TService>(builder.Name);
        builder.Services.AddKeyedSingleton<TService, T>(builder.Name);
        return builder;
    }
}
