using System.Globalization;
using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Reads a time in seconds. Meta's documentation: <i>Server Event Parameters</i>.</summary>
internal static class EventTimeReader
{
    public static void Read(JsonElement? element, EventDraft draft, DiagnosticBag diagnostics)
    {
        if (element is not { ValueKind: not JsonValueKind.Null } value)
        {
            diagnostics.Add(EventRules.EventTimeMissing, EventFields.EventTime);
            return;
        }

        decimal seconds = 0;
        bool isNumber = value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out seconds);
        bool isText = value.ValueKind == JsonValueKind.String
            && decimal.TryParse(JsonText.TryRead(value), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out seconds);
        if (!isNumber && !isText)
        {
            diagnostics.Add(EventRules.EventTimeInvalid, EventFields.EventTime);
        }
        else if (seconds >= UnixTime.FirstInMilliseconds)
        {
            diagnostics.Add(EventRules.EventTimeInMilliseconds, EventFields.EventTime);
        }
        else if (seconds < 0)
        {
            diagnostics.Add(EventRules.EventTimeInvalid, EventFields.EventTime);
        }
        else
        {
            if (isText || seconds != Math.Truncate(seconds))
            {
                diagnostics.Add(EventRules.JsonTypeCorrected, EventFields.EventTime);
            }

            draft.EventTime = DateTimeOffset.FromUnixTimeSeconds((long)seconds);
        }
    }
}
