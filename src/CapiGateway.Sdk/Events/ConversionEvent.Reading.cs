using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

public sealed partial class ConversionEvent
{
    /// <summary>
    /// Reads one event in the documented shape of the Conversions API. Plain identifiers are normalised and hashed, hashed ones kept; known
    /// other names of user data are understood, unknown fields of user data left out, unknown fields elsewhere kept. What
    /// <see cref="WriteTo(Utf8JsonWriter)"/> wrote reads as an equal event. Never throws, whatever the bytes.
    /// </summary>
    /// <param name="utf8Json">One JSON object in UTF-8; not kept.</param>
    /// <param name="conversion">The event, or <see langword="null"/>.</param>
    /// <param name="diagnostics">What was corrected, left out or, when there is no event, wrong. Never a value.</param>
    /// <param name="defaults">What is taken for granted; default <see cref="EventDefaults.None"/>.</param>
    /// <returns>
    /// Whether there is an event: the bytes are a JSON object with a name, a time, and an id that JSON can carry or none, and ask for no
    /// data processing option that is not known. Whether Meta would take it is checked where it is published.
    /// </returns>
    /// <example>
    /// <code>
    /// if (ConversionEvent.TryParse(utf8Json, out ConversionEvent? conversion, out IReadOnlyList&lt;EventDiagnostic> found))
    /// {
    ///     await gateway.PublishAsync(conversion, cancellationToken);
    /// }
    /// </code>
    /// </example>
    public static bool TryParse(
        ReadOnlySpan<byte> utf8Json,
        [NotNullWhen(true)] out ConversionEvent? conversion,
        out IReadOnlyList<EventDiagnostic> diagnostics,
        EventDefaults? defaults = null)
    {
        var found = new DiagnosticBag();
        using JsonDocument? document = JsonSource.TryParse(utf8Json, found);
        conversion = document is null
            ? null
            : EventReader.Read(document.RootElement, RequestFields.None, defaults ?? EventDefaults.None, found);
        diagnostics = conversion?.Diagnostics ?? found.ToList();
        return conversion is not null;
    }
}
