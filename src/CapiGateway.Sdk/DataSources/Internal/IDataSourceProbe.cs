namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>Finds out whether id and token of a data source are good, by posting and never by reading.</summary>
internal interface IDataSourceProbe
{
    /// <summary>Asks; whatever happens on the way is a verdict.</summary>
    /// <param name="source">The data source.</param>
    /// <param name="maySendTestEvent">Whether an event may be posted that shows in the Test Events view, when the data source has a code.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ConfirmationResult> ProbeAsync(DataSource source, bool maySendTestEvent, CancellationToken cancellationToken);
}
