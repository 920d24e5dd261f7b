using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>
/// The data sources of a section of configuration, read again whenever it is reloaded. A reload that is not valid changes nothing; a data
/// source that is not there any more counts as removed.
/// </summary>
internal sealed class ConfigurationDataSourceRegistry : IDataSourceRegistry, IDisposable
{
    private readonly Lock _gate = new();
    private readonly IConfigurationSection _section;
    private readonly ILogger _logger;
    private readonly IDisposable _reloads;
    private ConfigurationReading _last;

    public ConfigurationDataSourceRegistry(IConfigurationSection section, ILogger logger)
    {
        _section = section;
        _logger = logger;
        _last = new ConfigurationReading(1, ReadSeeds());
        _reloads = ChangeToken.OnChange(section.GetReloadToken, Reload);
    }

    public ValueTask<IReadOnlyList<DataSourceEntry>> ListAsync(CancellationToken cancellationToken)
    {
        ConfigurationReading last = Volatile.Read(ref _last);
        return ValueTask.FromResult<IReadOnlyList<DataSourceEntry>>([.. last.Seeds.Select(seed => seed.ToEntry() with { Version = last.Revision })]);
    }

    public ValueTask<long> GetRevisionAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Volatile.Read(ref _last).Revision);

    public ValueTask<DataSourceSaveStatus> SaveAsync(DataSourceEntry entry, CancellationToken cancellationToken) =>
        ValueTask.FromResult(DataSourceSaveStatus.ReadOnly);

    /// <summary>The token that the section has for a data source, as it is now.</summary>
    public AccessCredential? FindCredential(string name) =>
        Volatile.Read(ref _last).Seeds.FirstOrDefault(seed => seed.DataSource.CredentialName == name)?.Credential;

    public void Dispose() => _reloads.Dispose();

    private static string IdOf(DataSourceSeed seed) => seed.DataSource.Id;

    private DataSourceSeed[] ReadSeeds() => [.. _section.GetChildren().Select(DataSourceSection.Read)];

    private void Reload()
    {
        lock (_gate)
        {
            DataSourceSeed[] seeds = ReadSeeds();
            if (Fault(seeds) is { } fault)
            {
                _logger.ConfigurationNotValid(fault);
                return;
            }

            IEnumerable<DataSourceSeed> gone = _last.Seeds.ExceptBy(seeds.Select(IdOf), IdOf, StringComparer.Ordinal);
            Volatile.Write(ref _last, new ConfigurationReading(_last.Revision + 1, [.. seeds, .. gone.Select(seed => seed with { State = DataSourceState.Removed })]));
        }
    }

    private string? Fault(DataSourceSeed[] seeds) =>
        seeds.SelectMany(seed => DataSourceCheck.Faults(seed.DataSource, seed.Credential).Concat(seed.Faults)).FirstOrDefault()
        ?? SeedConflicts.SameId(seeds).Concat(SeedConflicts.SameCredentialName(seeds)).FirstOrDefault()
        ?? (seeds.Length == 0 && _last.Seeds.Length > 0
            ? "There is no data source any more. Set State to Removed, or PublishingOff to true, where nothing shall be sent."
            : null);

    private sealed record ConfigurationReading(long Revision, DataSourceSeed[] Seeds);
}
