using CapiGateway.Sdk.DataSources;
using Microsoft.Extensions.Configuration;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>The data sources that code and configuration gave to a gateway.</summary>
internal sealed class DataSourceSeeds
{
    private readonly List<DataSourceSeed> _seeds = [];

    public IReadOnlyList<DataSourceSeed> All => _seeds;

    /// <summary>The credentials that came with them, by name.</summary>
    public IReadOnlyDictionary<string, AccessCredential> Credentials => _seeds
        .Where(seed => seed.Credential is not null)
        .DistinctBy(seed => seed.DataSource.CredentialName, StringComparer.Ordinal)
        .ToDictionary(seed => seed.DataSource.CredentialName, seed => seed.Credential!, StringComparer.Ordinal);

    // What is added later replaces what has the same id, so that code can build on configuration.
    public void Add(DataSource source, AccessCredential? credential) => Add(new DataSourceSeed(source, credential));

    public void AddFrom(IConfigurationSection section)
    {
        foreach (IConfigurationSection item in section.GetChildren())
        {
            string? gateway = Text(item, "GatewayAddress");
            bool goodGateway = Uri.TryCreate(gateway, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https";
            var source = new DataSource
            {
                Id = Text(item, "Id") ?? string.Empty,
                Account = Text(item, "Account") ?? DataSource.DefaultAccount,
                TestEventCode = Text(item, "TestEventCode"),
                DisplayName = Text(item, "DisplayName")!,
                CredentialName = Text(item, "CredentialName")!,
                Destination = goodGateway ? DataSourceDestination.HostedGateway(address!) : DataSourceDestination.GraphApi,
            };
            AccessCredential? credential = Secret.FromText(item["AccessToken"]) is { } token
                ? new AccessCredential(token, Secret.FromText(item["AppSecret"]))
                : null;
            Add(new DataSourceSeed(source, credential)
            {
                BadGatewayAddress = goodGateway ? null : gateway,
            });
        }
    }

    private void Add(DataSourceSeed seed)
    {
        _seeds.RemoveAll(known => string.Equals(known.DataSource.Id, seed.DataSource.Id, StringComparison.Ordinal));
        _seeds.Add(seed);
    }

    private static string? Text(IConfigurationSection section, string key) =>
        string.IsNullOrWhiteSpace(section[key]) ? null : section[key]!.Trim();
}
