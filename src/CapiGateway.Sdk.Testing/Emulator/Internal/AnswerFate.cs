namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>
/// Whether the caller got the answer about a request: decides later whether sending the same events again was a retry or a mistake.
/// </summary>
internal sealed class AnswerFate
{
    private volatile bool _isDelivered;

    public bool IsDelivered => _isDelivered;

    public void Deliver() => _isDelivered = true;

    public void Lose() => _isDelivered = false;
}
