using CapiGateway.Sdk.DataSources.Internal;

namespace CapiGateway.Sdk.DataSources;

/// <summary>
/// Where the events of a data source are posted: Meta's Graph API, or a hosted Conversions API Gateway.
/// </summary>
public sealed record DataSourceDestination
{
    private DataSourceDestination(DestinationKind kind, Uri? gatewayAddress)
    {
        Kind = kind;
        GatewayAddress = gatewayAddress;
    }

    /// <summary>Meta's Graph API at the address and version of the gateway's options. The default.</summary>
    public static DataSourceDestination GraphApi { get; } = new(DestinationKind.GraphApi, gatewayAddress: null);

    /// <summary>Which of the two.</summary>
    public DestinationKind Kind { get; }

    /// <summary>The base address of the hosted gateway; <see langword="null"/> for the Graph API.</summary>
    public Uri? GatewayAddress { get; }

    /// <summary>A hosted Conversions API Gateway, version 1.6.0 or newer.</summary>
    /// <param name="address">Its absolute http or https base address, such as <c>https://capig.example.com</c>.</param>
    /// <returns>The destination.</returns>
    /// <exception cref="ArgumentException">The address is relative, or neither http nor https.</exception>
    public static DataSourceDestination HostedGateway(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            throw new ArgumentException(
                $"The address of a hosted gateway must be an absolute http or https address, such as https://capig.example.com; it is {ValueInMessage.Of(address.OriginalString)}.",
                nameof(address));
        }

        return new(DestinationKind.HostedGateway, address);
    }
}
