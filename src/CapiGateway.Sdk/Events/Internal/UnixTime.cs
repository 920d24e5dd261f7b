namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The bounds of a time in seconds.</summary>
internal static class UnixTime
{
    /// <summary>The last second of the year 9999.</summary>
    public const long Latest = 253_402_300_799;

    /// <summary>Whoever writes a greater number means milliseconds: in seconds, it lies after the year 5000.</summary>
    public const long FirstInMilliseconds = 100_000_000_000;
}
