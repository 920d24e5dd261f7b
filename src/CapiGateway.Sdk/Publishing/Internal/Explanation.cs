using System.Text;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Puts a decision into the words of the front door.</summary>
internal static class Explanation
{
    public static PublishExplanation Of(ConversionEvent conversion, EventDecision decision) => new(
        conversion.EventId,
        [.. decision.Targets.Select(target => Of(conversion, target))],
        decision.Diagnostics);

    private static DataSourceExplanation Of(ConversionEvent conversion, TargetDecision target) => new()
    {
        DataSourceId = target.DataSourceId,
        Outcome = target.Outcome,
        Reason = target.Reason,
        UserDataFields = [.. (target.Reduced ?? conversion).UserData.FieldNames],
        Json = Encoding.UTF8.GetString(target.Payload),
    };
}
