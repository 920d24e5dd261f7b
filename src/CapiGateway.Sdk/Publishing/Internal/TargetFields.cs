using System.Collections.Concurrent;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// What travels beside the events of a data source, and what a request with it weighs: made once for a data source, for few events bring
/// fields of their own. Thread-safe.
/// </summary>
internal sealed class TargetFields(string? partnerAgent, TestEventCodes codes)
{
    private readonly ConcurrentDictionary<string, UsualFields> _usual = new(StringComparer.Ordinal);

    /// <summary>The event's own fields, with the gaps filled from its target.</summary>
    public RequestFields Of(ConversionEvent conversion, DataSource target, out int overheadBytes)
    {
        string? code = codes.InForce(target);
        UsualFields usual = _usual.TryGetValue(target.Id, out UsualFields? known) && string.Equals(known.Fields.TestEventCode, code, StringComparison.Ordinal)
            ? known
            : Remember(target, code);
        if (ReferenceEquals(conversion.RequestFields, RequestFields.None))
        {
            overheadBytes = usual.OverheadBytes;
            return usual.Fields;
        }

        RequestFields fields = conversion.RequestFields.Or(usual.Fields);
        overheadBytes = EventsRequestWriter.OverheadBytes(fields);
        return fields;
    }

    private UsualFields Remember(DataSource target, string? code)
    {
        var fields = new RequestFields { TestEventCode = code, PartnerAgent = partnerAgent };
        return _usual[target.Id] = new UsualFields(fields, EventsRequestWriter.OverheadBytes(fields));
    }

    private sealed record UsualFields(RequestFields Fields, int OverheadBytes);
}
