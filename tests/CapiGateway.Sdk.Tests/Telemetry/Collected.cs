using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Telemetry;

/// <summary>Listens to the meter of one container.</summary>
internal sealed class Collected : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _recorded = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _observed = new();
    private readonly ConcurrentDictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);

    public Collected(IServiceProvider services)
    {
        IMeterFactory factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == CapiGatewayTelemetry.MeterName && instrument.Meter.Scope == factory)
            {
                _instruments[instrument.Name] = instrument;
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyCollection<Instrument> Instruments => [.. _instruments.Values];

    public IReadOnlyCollection<(string Name, double Value, string Tags)> All => [.. _recorded, .. _observed];

    /// <summary>What an instrument measures now, or has recorded so far, with tags as <c>outcome=delivered</c>, without the prefix.</summary>
    public IReadOnlyList<(double Value, string Tags)> Of(string name)
    {
        if (_instruments.TryGetValue(name, out Instrument? instrument) && instrument.IsObservable)
        {
            _observed.Clear();
            _listener.RecordObservableInstruments();
        }

        return [.. All.Where(one => one.Name == name).Select(one => (one.Value, one.Tags))];
    }

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => (instrument.IsObservable ? _observed : _recorded).Enqueue(
        (instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key.Replace("capigateway.", "", StringComparison.Ordinal)}={tag.Value}"))));
}
