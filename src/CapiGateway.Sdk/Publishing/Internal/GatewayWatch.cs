using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// What goes on beside publishing as long as a gateway lives: it can be measured, its counters are handed to a store if there is one, and the
/// end of the Graph API's version is announced.
/// </summary>
internal sealed class GatewayWatch : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly GatewayTelemetry _telemetry;
    private readonly IGatewayReadings _readings;
    private readonly string _version;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private int _told;

    public GatewayWatch(GatewayTelemetry telemetry, IGatewayReadings readings, string version, TimeProvider clock, ILogger logger)
    {
        _telemetry = telemetry;
        _readings = readings;
        _version = version;
        _clock = clock;
        _logger = logger;
        telemetry.Instruments.Add(readings);
        CheckVersion();
        _timer = clock.CreateTimer(static self => ((GatewayWatch)self!).CheckVersion(), this, Day, Day);
    }

    public void Dispose()
    {
        _telemetry.Instruments.Remove(_readings);
        _timer.Dispose();
        _telemetry.Handover?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        _telemetry.Instruments.Remove(_readings);
        await _timer.DisposeAsync().ConfigureAwait(false);
        if (_telemetry.Handover is { } handover)
        {
            await handover.DisposeAsync().ConfigureAwait(false);
        }
    }

    // Once when the end is near, and once when it has come.
    private void CheckVersion()
    {
        switch (GraphApiVersions.DaysUntilEnd(_version, _clock.GetUtcNow()))
        {
            case < 0 when Interlocked.Exchange(ref _told, 2) != 2:
                _logger.GraphVersionEnded(_version);
                break;
            case >= 0 and <= GraphApiVersions.WarningDays and var days when Interlocked.CompareExchange(ref _told, 1, 0) == 0:
                _logger.GraphVersionEndsSoon(_version, days);
                break;
        }
    }
}
