namespace CapiGateway.Sdk.Sqlite.Probe;

/// <summary>A clock that is ahead, so that the leases of a process that was killed are over when the next one starts.</summary>
internal sealed class ShiftedClock(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
