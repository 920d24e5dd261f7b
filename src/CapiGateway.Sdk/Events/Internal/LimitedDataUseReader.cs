using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Reads data processing options as Meta understands them. Meta's documentation: <i>Data Processing Options for US Users</i>.
/// </summary>
internal static class LimitedDataUseReader
{
    private const string Ldu = "LDU";

    public static void Read(JsonElement element, EventDraft draft, ScalarReader scalars, DiagnosticBag diagnostics)
    {
        if (JsonSource.Last(element, EventFields.DataProcessingOptions) is not { ValueKind: not JsonValueKind.Null } options)
        {
            return;
        }

        if (!TryReadOptions(options, out bool enabled, diagnostics))
        {
            diagnostics.Add(EventRules.LimitedDataUseInvalid, EventFields.DataProcessingOptions);
        }
        else if (!enabled)
        {
            draft.Extras.LimitedDataUse = LimitedDataUse.Off;
        }
        else
        {
            draft.Extras.LimitedDataUse = On(element, scalars, diagnostics);
        }
    }

    private static bool TryReadOptions(JsonElement options, out bool enabled, DiagnosticBag diagnostics)
    {
        enabled = false;
        if (options.ValueKind == JsonValueKind.String)
        {
            diagnostics.Add(EventRules.JsonTypeCorrected, EventFields.DataProcessingOptions);
            string? text = JsonText.TryRead(options);
            enabled = text == Ldu;
            return text is Ldu or "";
        }

        if (options.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (JsonElement option in options.EnumerateArray())
        {
            if (option.ValueKind != JsonValueKind.String || JsonText.TryRead(option) != Ldu)
            {
                return false;
            }

            enabled = true;
        }

        return true;
    }

    private static LimitedDataUse On(JsonElement element, ScalarReader scalars, DiagnosticBag diagnostics)
    {
        int country = Code(element, EventFields.DataProcessingOptionsCountry, scalars);
        int state = Code(element, EventFields.DataProcessingOptionsState, scalars);
        if (country > 0 && state > 0)
        {
            return LimitedDataUse.ForState(country, state);
        }

        if (country != 0 || state != 0)
        {
            diagnostics.Add(EventRules.LimitedDataUseIncomplete, EventFields.DataProcessingOptions);
        }

        return LimitedDataUse.Geolocate;
    }

    private static int Code(JsonElement element, string field, ScalarReader scalars) =>
        JsonSource.Last(element, field) is { ValueKind: not JsonValueKind.Null } value
        && scalars.Integer(value, field) is >= 0 and <= int.MaxValue and var code
            ? (int)code
            : 0;
}
