using System.Collections.Concurrent;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// What travels beside the events of a data source, and what a request with it weighs: made once for a data source, for few events bring
/// fields of their own. Thread-safe.
/// </summary>
internal sealed class TargetFields(string? partnerAgent)
{
    private readonly ConcurrentDictionary<string, Usual> _usual = new(StringComparer.Ordinal);

    /// <summary>The event's own fields, with the gaps filled from its target.</summary>
    public RequestFields Of(ConversionEvent conversion, DataSource target, out int overheadBytes)
    {
        Usual usual = _usual.TryGetValue(target.Id, out Usual? known) && ReferenceEquals(known.Target, target) ? known : Remember(target);
        if (ReferenceEquals(conversion.RequestFields, RequestFields.None))
        {
            overheadBytes = usual.OverheadBytes;
            return usual.Fields;
        }

        RequestFields fields = conversion.RequestFields.Or(usual.Fields);
        overheadBytes = EventsRequestWriter.OverheadBytes(fields);
        return fields;
    }

    private Usual Remember(DataSource target)
    {
        var fields = new RequestFields { TestEventCode = target.TestEventCode, PartnerAgent = partnerAgent };
        return _usual[target.Id] = new Usual(target, fields, EventsRequestWriter.OverheadBytes(fields));
    }

    private sealed record Usual(DataSource Target, RequestFields Fields, int OverheadBytes);
}
