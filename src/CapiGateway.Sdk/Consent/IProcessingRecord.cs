namespace CapiGateway.Sdk.Consent;

/// <summary>Keeps a record of what was done with each event, for the host's duty to account for it.</summary>
/// <remarks>A singleton; it must be safe for concurrent use.</remarks>
public interface IProcessingRecord
{
    /// <summary>Adds an entry.</summary>
    /// <param name="entry">What was done.</param>
    /// <param name="cancellationToken">Ends the wait; the entry may be written or not.</param>
    /// <returns>A task that completes when the entry is handed to the operating system.</returns>
    ValueTask WriteAsync(ProcessingEntry entry, CancellationToken cancellationToken);
}
