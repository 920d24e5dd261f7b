namespace CapiGateway.Sdk.Telemetry;

/// <summary>How something that the host implements failed to answer.</summary>
internal enum HookFailure
{
    None,
    Threw,
    TimedOut,
    NoAnswer,
}
