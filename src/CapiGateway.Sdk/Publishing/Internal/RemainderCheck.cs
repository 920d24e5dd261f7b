using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Whether Meta would still take what consent left of an event.</summary>
internal sealed class RemainderCheck(RuleSeverities severities)
{
    public bool IsEnough(ConversionEvent remainder, DiagnosticBag? diagnostics = null)
    {
        var found = new DiagnosticBag(severities);

        // As if it happened now: its age has been judged, and is judged again where it leaves.
        EventValidator.Check(remainder, remainder.EventTime, found);
        if (found.HasError)
        {
            diagnostics?.AddRange(found.ToList());
        }

        return !found.HasError;
    }
}
