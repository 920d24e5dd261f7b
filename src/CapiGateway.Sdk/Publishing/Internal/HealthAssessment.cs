using System.Globalization;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Judges what is known of a gateway and puts it into words, without a value of any event. Not thread-safe.</summary>
internal sealed class HealthAssessment(DateTimeOffset now)
{
    public const double NearlyFull = 0.8;
    public const double Full = 0.95;

    public static readonly TimeSpan LargestSkew = TimeSpan.FromSeconds(60);

    private readonly List<string> _faults = [];
    private readonly List<string> _warnings = [];
    private readonly Dictionary<string, object> _data = new(StringComparer.Ordinal);

    public void OutboxSilent(HookFailure failure) => _faults.Add($"The outbox does not answer ({TagText<HookFailure>.Of(failure)}).");

    /// <summary>Judges the delivery of a data source; events may wait for longer than its loop needs for one round.</summary>
    public void DataSource(string id, DataSourceVitals vitals, OutboxBacklog backlog, TimeSpan longestRound)
    {
        (string? pauseReason, TimeSpan wait) = vitals.PauseState;
        if (pauseReason is not null)
        {
            _faults.Add($"Data source {id} is paused: {pauseReason}.");
        }
        else if (wait <= TimeSpan.Zero && backlog.Events > 0 && vitals.SinceProgress is { } since && since > longestRound)
        {
            _faults.Add(string.Create(
                CultureInfo.InvariantCulture, $"The publishing loop of data source {id} has not gone round for {since.TotalSeconds:F0} s, and events wait."));
        }

        if (vitals.CheckFailure is { } failure)
        {
            _faults.Add($"Data source {id} failed its check: {failure}");
        }
    }

    public void Backlog(OutboxBacklog backlog)
    {
        _data[backlog.DataSourceId] = backlog.Events;
        if (backlog.Fill is { } fill and >= NearlyFull)
        {
            (fill >= Full ? _faults : _warnings).Add(
                string.Create(CultureInfo.InvariantCulture, $"The outbox of data source {backlog.DataSourceId} is {fill:P0} full."));
        }
    }

    public void Version(string version)
    {
        if (GraphApiVersions.DaysUntilEnd(version, now) is { } days and <= GraphApiVersions.WarningDays)
        {
            (days < 0 ? _faults : _warnings).Add(days < 0
                ? $"Version {version} of the Graph API has ended; set CapiGatewayOptions.GraphApiVersion to a newer one."
                : string.Create(CultureInfo.InvariantCulture, $"Version {version} of the Graph API ends in {days} days."));
        }
    }

    public void Clock(TimeSpan? ahead)
    {
        if (ahead is { } measured && measured.Duration() > LargestSkew)
        {
            _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"The host's clock is {measured.TotalSeconds:F0} s ahead of Meta's."));
        }
    }

    public HealthAnswer Answer() => new(_faults, _warnings, _data);
}
