using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.Benchmarks.Publishing;

/// <summary>Holds the pump back while it is closed, by keeping the access token: for rows that measure publishing alone.</summary>
public sealed class Valve : IAccessTokenProvider
{
    private readonly AccessCredential _credential = new(new Secret("a-token"));
    private TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Valve() => Open();

    public void Open() => _open.TrySetResult();

    public void Close() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask<AccessCredential?> GetCredentialAsync(string credentialName, CancellationToken cancellationToken)
    {
        await _open.Task.WaitAsync(cancellationToken);
        return _credential;
    }
}
