namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>A fault, which requests it strikes and how often.</summary>
internal sealed class FaultRule(EmulatorFault fault, Func<IncomingRequest, bool> strikes, int? times)
{
    private int? _left = times;

    public EmulatorFault Fault => fault;

    public bool IsSpent => _left == 0;

    public bool TryTake(IncomingRequest request)
    {
        if (IsSpent || !strikes(request))
        {
            return false;
        }

        _left--;
        return true;
    }
}
