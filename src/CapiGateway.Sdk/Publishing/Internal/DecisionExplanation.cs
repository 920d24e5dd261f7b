using System.Text;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Puts a decision into the words of the front door.</summary>
internal static class DecisionExplanation
{
    private const string Section = "user_data.";

    public static PublishExplanation Of(ConversionEvent conversion, EventDecision decision) => new(
        conversion.EventId,
        [.. Enumerable.Range(0, decision.Count).Select(index => Of(conversion, decision[index], decision.Diagnostics))],
        decision.Diagnostics);

    private static DataSourceExplanation Of(ConversionEvent conversion, TargetDecision target, IReadOnlyList<EventDiagnostic> found) => new()
    {
        DataSourceId = target.DataSourceId,
        Outcome = target.Outcome,
        Reason = target.Reason,
        Detail = target.Detail,
        UserDataFields = [.. (target.Reduced ?? conversion).UserData.FieldNames],
        Identifiers = Identifiers((target.Reduced ?? conversion).UserData, found),
        RequestFields = target.RequestFields ?? RequestFields.None,
        Json = Encoding.UTF8.GetString(target.Payload.IsEmpty ? EventSerializer.ToUtf8(conversion) : target.Payload.Span),
    };

    private static List<FieldExplanation> Identifiers(UserData user, IReadOnlyList<EventDiagnostic> diagnostics)
    {
        List<FieldExplanation> fields = [.. user.FieldNames.Select(name => new FieldExplanation(Section + name, user.TreatmentOf(name)))];
        foreach (EventDiagnostic diagnostic in diagnostics)
        {
            if (diagnostic.Rule.LeavesOut && diagnostic.Field.StartsWith(Section, StringComparison.Ordinal))
            {
                fields.Add(new FieldExplanation(diagnostic.Field, FieldTreatment.LeftOut, diagnostic.Rule));
            }
        }

        return fields;
    }
}
