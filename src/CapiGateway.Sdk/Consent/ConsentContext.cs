using CapiGateway.Sdk.Consent.Internal;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent;

/// <summary>What an <see cref="IConsentPolicy"/> decides about. Safe to share between threads.</summary>
/// <param name="conversion">The event.</param>
/// <param name="dataSource">The data source that it is addressed to.</param>
/// <param name="signals">What is known about the person's choice, now.</param>
/// <param name="time">Now.</param>
public sealed class ConsentContext(ConversionEvent conversion, DataSource dataSource, ConsentSignals signals, DateTimeOffset time)
{
    private readonly Lazy<SignalReading> _reading = new(() => SignalReading.Of(signals));

    /// <summary>The event.</summary>
    public ConversionEvent Conversion { get; } = conversion;

    /// <summary>The data source that it is addressed to.</summary>
    public DataSource DataSource { get; } = dataSource;

    /// <summary>What is known about the person's choice, now.</summary>
    public ConsentSignals Signals { get; } = signals;

    /// <summary>Now.</summary>
    public DateTimeOffset Time { get; } = time;

    /// <summary>The signals' strings, decoded once for all policies.</summary>
    internal SignalReading Reading => _reading.Value;
}
