using CapiGateway.Sdk.DataSources;
using Microsoft.Extensions.Configuration;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>The data sources that code and configuration gave to a gateway.</summary>
internal sealed class DataSourceSeeds
{
    private readonly List<DataSourceSeed> _seeds = [];
    private readonly List<string> _faults = [];

    public IReadOnlyList<DataSourceSeed> All => _seeds;

    /// <summary>The credentials that came with them, by name.</summary>
    public IReadOnlyDictionary<string, AccessCredential> Credentials => _seeds
        .Where(seed => seed.Credential is not null)
        .DistinctBy(seed => seed.DataSource.CredentialName, StringComparer.Ordinal)
        .ToDictionary(seed => seed.DataSource.CredentialName, seed => seed.Credential!, StringComparer.Ordinal);

    /// <summary>What was written of all of them and cannot be used, in words.</summary>
    public IReadOnlyList<string> Faults => _faults;

    // What is added later replaces what has the same id, so that code can build on configuration.
    public void Add(DataSource source, AccessCredential? credential) => Add(new DataSourceSeed(source, credential));

    /// <summary>The gateway's own section, which holds a list of data sources beside the options.</summary>
    public void AddFromGateway(IConfiguration gateway)
    {
        _faults.AddRange(MisspeltKeys.In(gateway));
        AddFrom(gateway.GetSection(MisspeltKeys.DataSources));
    }

    public void AddFrom(IConfigurationSection section)
    {
        DataSourceSeed[] list = [.. section.GetChildren().Select(DataSourceSection.Read)];
        _faults.AddRange(SeedConflicts.SameId(list));
        Array.ForEach(list, Add);
    }

    private void Add(DataSourceSeed seed)
    {
        _seeds.RemoveAll(known => string.Equals(known.DataSource.Id, seed.DataSource.Id, StringComparison.Ordinal));
        _seeds.Add(seed);
    }
}
