namespace CapiGateway.Sdk.DataSources;

/// <summary>Takes down every change that is made through <see cref="DataSourceAdministration"/>.</summary>
/// <remarks>
/// A singleton, called concurrently, after the change is saved and in force and before the call returns. An audit that throws, or does not
/// answer within <see cref="CapiGatewayOptions.RegistryTimeout"/>, undoes nothing: a switch that was turned off must stay off. The failure
/// is counted and logged.
/// </remarks>
public interface IAdministrationAudit
{
    /// <summary>Takes a change down.</summary>
    /// <param name="record">The change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when it is taken down.</returns>
    ValueTask RecordAsync(AdministrationRecord record, CancellationToken cancellationToken);
}
