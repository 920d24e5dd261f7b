using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Testing.Recording;

/// <summary>
/// A gateway that sends nothing and remembers what was published: for tests of code that publishes. It accepts everything; to see what Meta
/// would refuse, use the emulator. Thread-safe.
/// </summary>
/// <example>
/// <code>
/// var gateway = new RecordingCapiGateway();
/// await new Checkout(gateway).PlaceAsync(order);
/// ConversionEvent purchase = gateway.Published.Single().Conversion;
/// </code>
/// </example>
public sealed class RecordingCapiGateway : ICapiGateway
{
    private readonly ConcurrentQueue<RecordedEvent> _published = new();

    /// <summary>What was published or sent, oldest first: a snapshot.</summary>
    public IReadOnlyList<RecordedEvent> Published => [.. _published];

    /// <summary>The outcome that events get; default <see cref="PublishOutcome.Accepted"/>.</summary>
    public PublishOutcome Outcome { get; set; }

    /// <summary>Forgets what was published.</summary>
    public void Clear() => _published.Clear();

    /// <inheritdoc/>
    public ValueTask<PublishReceipt> PublishAsync(ConversionEvent conversion, CancellationToken cancellationToken = default) =>
        Record(conversion, dataSourceId: null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<PublishReceipt> PublishAsync(
        ConversionEvent conversion, string dataSourceId, CancellationToken cancellationToken = default) =>
        Record(conversion, dataSourceId, cancellationToken);

    /// <inheritdoc/>
    public Task<SendReport> SendAsync(
        IReadOnlyList<ConversionEvent> conversions, string dataSourceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversions);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (ConversionEvent conversion in conversions)
        {
            _published.Enqueue(new RecordedEvent(conversion, dataSourceId));
        }

        SendOutcome outcome = Outcome == PublishOutcome.Accepted ? SendOutcome.Delivered : SendOutcome.NotSent;
        return Task.FromResult(new SendReport(
            [.. conversions.Select(conversion => new SendResult { EventId = conversion.EventId, Outcome = outcome, Publish = Outcome })],
            Requests: 0));
    }

    /// <inheritdoc/>
    public ValueTask<PublishExplanation> ExplainAsync(ConversionEvent conversion, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversion);
        var source = new DataSourceExplanation
        {
            DataSourceId = string.Empty,
            Outcome = Outcome,
            UserDataFields = [.. conversion.UserData.FieldNames],
            Json = Json(conversion),
        };
        return ValueTask.FromResult(new PublishExplanation(conversion.EventId, [source], conversion.Diagnostics));
    }

    /// <inheritdoc/>
    public Task<FlushReport> FlushAsync(CancellationToken cancellationToken = default) => Task.FromResult(default(FlushReport));

    private static string Json(ConversionEvent conversion)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            conversion.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private ValueTask<PublishReceipt> Record(ConversionEvent conversion, string? dataSourceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversion);
        cancellationToken.ThrowIfCancellationRequested();
        _published.Enqueue(new RecordedEvent(conversion, dataSourceId));
        var receipt = new DataSourceReceipt(dataSourceId ?? string.Empty, Outcome);
        return ValueTask.FromResult(new PublishReceipt(conversion.EventId, receipt, conversion.Diagnostics));
    }
}
