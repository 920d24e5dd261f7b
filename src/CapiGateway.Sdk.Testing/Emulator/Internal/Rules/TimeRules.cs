namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>
/// When the event happened. Meta's documentation: <i>Using the API</i>, <i>Server Event Parameters</i>, <i>Offline Events</i>.
/// </summary>
internal static class TimeRules
{
    private const int TooOld = 2804003;
    private const int InFuture = 2804004;
    private const long FirstMillisecondValue = 100_000_000_000;

    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(7);
    private static readonly TimeSpan MaxStoreAge = TimeSpan.FromDays(62);

    public static void Check(EventReading reading)
    {
        var time = reading.Root.Member("event_time");
        if (!time.IsPresent)
        {
            reading.RejectMissing("event_time");
            return;
        }

        if (!time.IsInteger)
        {
            reading.RejectInvalid("The time must be an integer, Unix seconds", "event_time");
            return;
        }

        var seconds = time.GetInt64();
        var now = reading.Now.ToUnixTimeSeconds();
        var maxAge = reading.ActionSource == "physical_store" ? MaxStoreAge : MaxAge;
        if (seconds >= FirstMillisecondValue)
        {
            reading.Reject(InFuture, "The time must be in seconds, not in milliseconds", "event_time");
        }
        else if (seconds > now + (long)reading.Options.FutureTolerance.TotalSeconds)
        {
            reading.Reject(InFuture, "The time lies in the future", "event_time");
        }
        else if (seconds < now - (long)maxAge.TotalSeconds)
        {
            reading.Reject(TooOld, "The event is too old", "event_time");
        }
    }
}
