namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>Which dependency throws what, and how often.</summary>
internal sealed class FaultScript(string place, Func<Exception> fault, int times)
{
    private int _left = times;

    public int Left => Math.Max(Volatile.Read(ref _left), 0);

    public void ThrowAt(string where)
    {
        if (where == place && Interlocked.Decrement(ref _left) >= 0)
        {
            throw fault();
        }
    }
}
