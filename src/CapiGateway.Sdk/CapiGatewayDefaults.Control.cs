namespace CapiGateway.Sdk;

internal static partial class CapiGatewayDefaults
{
    public static readonly TimeSpan RegistryRefresh = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan RegistryTimeout = TimeSpan.FromSeconds(5);
}
