using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>The events of one request body: its <c>data</c>, and what stands beside it. Immutable; prints no values.</summary>
/// <remarks>Meta's documentation: <i>Conversions API, Main Body Parameters</i>.</remarks>
public sealed class ConversionEventBatch
{
    private const int MostEvents = 1_000;

    private ConversionEventBatch(IReadOnlyList<ConversionEventBatchItem> items, RequestFields requestFields)
    {
        Items = items;
        RequestFields = requestFields;
        Events = [.. items.Where(item => item.Event is not null).Select(item => item.Event!)];
    }

    /// <summary>One entry for each element of <c>data</c>, in its order, those that could not be read among them.</summary>
    public IReadOnlyList<ConversionEventBatchItem> Items { get; }

    /// <summary>The events that could be read, each with <see cref="RequestFields"/>.</summary>
    public IReadOnlyList<ConversionEvent> Events { get; }

    /// <summary>What stands beside <c>data</c>. Credentials in the body are never read.</summary>
    public RequestFields RequestFields { get; }

    /// <summary>Whether every element of <c>data</c> could be read.</summary>
    public bool IsComplete => Events.Count == Items.Count;

    /// <summary>Reads a whole request body. Never throws, whatever the bytes.</summary>
    /// <param name="utf8Json">A JSON object in UTF-8 whose <c>data</c> is a list of events; not kept.</param>
    /// <param name="batch">The batch, or <see langword="null"/>.</param>
    /// <param name="diagnostics">What was found around the events; what was found in them stands at each of <see cref="Items"/>.</param>
    /// <param name="defaults">What is taken for granted; default <see cref="EventDefaults.None"/>.</param>
    /// <returns>Whether the bytes are such an object, even when none of its events could be read.</returns>
    /// <example>
    /// <code>
    /// if (ConversionEventBatch.TryParse(utf8Json, out ConversionEventBatch? batch, out IReadOnlyList&lt;EventDiagnostic> found))
    /// {
    ///     foreach (ConversionEvent conversion in batch.Events)
    ///     {
    ///         await gateway.PublishAsync(conversion, cancellationToken);
    ///     }
    /// }
    /// </code>
    /// </example>
    public static bool TryParse(
        ReadOnlySpan<byte> utf8Json,
        [NotNullWhen(true)] out ConversionEventBatch? batch,
        out IReadOnlyList<EventDiagnostic> diagnostics,
        EventDefaults? defaults = null)
    {
        batch = null;
        var found = new DiagnosticBag();
        using JsonDocument? document = JsonSource.TryParse(utf8Json, found);
        if (document is not null)
        {
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && JsonSource.Last(root, RequestFieldNames.Data) is { } data)
            {
                batch = Read(root, data, defaults ?? EventDefaults.None, found);
            }
            else
            {
                found.Add(EventRules.JsonNotAnEvent, RequestFieldNames.Data);
            }
        }

        diagnostics = found.ToList();
        return batch is not null;
    }

    /// <summary>How many events there are.</summary>
    /// <returns>For example <c>2 of 3 events</c>.</returns>
    public override string ToString() => $"{Events.Count} of {Items.Count} events";

    private static ConversionEventBatch? Read(JsonElement root, JsonElement data, EventDefaults defaults, DiagnosticBag found)
    {
        // In form encoding data is a text that holds the list.
        if (data.ValueKind == JsonValueKind.String)
        {
            using JsonDocument? inner = Unwrap(data, found);
            return inner?.RootElement.ValueKind == JsonValueKind.Array ? Read(root, inner.RootElement, defaults, found) : null;
        }

        if (data.ValueKind != JsonValueKind.Array)
        {
            found.Add(EventRules.JsonNotAnEvent, RequestFieldNames.Data);
            return null;
        }

        if (data.GetArrayLength() > MostEvents)
        {
            found.Add(EventRules.TooManyEvents, RequestFieldNames.Data);
        }

        RequestFields fields = new RequestFieldsReader(found).Read(root);
        var items = new List<ConversionEventBatchItem>(data.GetArrayLength());
        foreach (JsonElement element in data.EnumerateArray())
        {
            var bag = new DiagnosticBag();
            ConversionEvent? conversion = ReadEvent(element, fields, defaults, bag);
            items.Add(new ConversionEventBatchItem(items.Count, conversion, conversion?.Diagnostics ?? bag.ToList()));
        }

        return new ConversionEventBatch(items, fields);
    }

    // The Graph API's reference describes each event as a text that holds it.
    private static ConversionEvent? ReadEvent(JsonElement element, RequestFields fields, EventDefaults defaults, DiagnosticBag found)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return EventReader.Read(element, fields, defaults, found);
        }

        using JsonDocument? inner = Unwrap(element, found);
        return inner is null ? null : EventReader.Read(inner.RootElement, fields, defaults, found);
    }

    private static JsonDocument? Unwrap(JsonElement element, DiagnosticBag found)
    {
        found.Add(EventRules.JsonTypeCorrected, RequestFieldNames.Data);
        return JsonSource.TryParse(System.Text.Encoding.UTF8.GetBytes(JsonText.TryRead(element) ?? string.Empty), found);
    }
}
