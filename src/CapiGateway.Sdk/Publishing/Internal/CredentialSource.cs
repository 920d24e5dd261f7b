using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Asks the host's token provider, which may fail or hang without taking delivery down: then there is no token for now.</summary>
internal sealed class CredentialSource(IAccessTokenProvider provider, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public async ValueTask<AccessCredential?> GetAsync(DataSource dataSource, CancellationToken cancellationToken)
    {
        try
        {
            return await provider.GetCredentialAsync(dataSource.CredentialName, cancellationToken).AsTask()
                .WaitAsync(Deadline, clock, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            // A provider of the host: whatever it throws, the events wait and it is asked again.
            logger.CredentialFailed(exception, dataSource.Id);
            return null;
        }
    }
}
