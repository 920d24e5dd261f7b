namespace CapiGateway.Sdk.Outbox;

/// <summary>What an outbox or a journal implements when it can forget a person at the person's request.</summary>
public interface IPersonalDataStore
{
    /// <summary>Removes everything that is kept of a person, leased events among it.</summary>
    /// <param name="request">Who.</param>
    /// <param name="cancellationToken">Cancels the call; nothing is removed then.</param>
    /// <returns>What was removed.</returns>
    ValueTask<ErasureResult> EraseAsync(ErasureRequest request, CancellationToken cancellationToken);
}
