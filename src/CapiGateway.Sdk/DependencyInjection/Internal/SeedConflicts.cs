using CapiGateway.Sdk.DataSources.Internal;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>Data sources that contradict each other, so that one of them would win without a word. Never repeats a token.</summary>
internal static class SeedConflicts
{
    /// <summary>One list that has a data source twice.</summary>
    public static IEnumerable<string> SameId(IEnumerable<DataSourceSeed> list) =>
        from seed in list
        where DataSourceIdCheck.IsId(seed.DataSource.Id)
        group seed by seed.DataSource.Id into same
        where same.Count() > 1
        select $"Data source {same.Key} is there twice. Keep one of them.";

    /// <summary>One name of a credential for two credentials.</summary>
    public static IEnumerable<string> SameCredentialName(IEnumerable<DataSourceSeed> seeds) =>
        from seed in seeds
        where seed.Credential is not null && DataSourceIdCheck.IsId(seed.DataSource.Id)
        group seed by seed.DataSource.CredentialName into same
        where same.Select(seed => seed.Credential).Distinct().Count() > 1
        select $"CredentialName of data sources {string.Join(" and ", same.Select(seed => seed.DataSource.Id))} is {ValueInMessage.Of(same.Key, same.First().Credential)}, "
            + "and their tokens or app secrets differ. Give each a CredentialName of its own, or all the same token and app secret.";
}
