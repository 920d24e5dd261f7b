namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Watches the events of one data source for what no single event shows. Bounded memory (about 70 KB), hashes only. Thread-safe.
/// </summary>
internal sealed class DriftObserver
{
    private const int MostFindings = 64;
    private const int LeastGeneratedIds = 20;
    private const int LeastPurchases = 10;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Rule, string EventName), DriftFinding> _findings = [];
    private readonly SeenOnce _eventIds = new();
    private readonly SeenOnce _orderIds = new();
    private readonly AddressWindow _addresses = new();
    private readonly ShareOfName _generatedIds = new(LeastGeneratedIds);
    private readonly ShareOfName _purchases = new(LeastPurchases);

    /// <summary>What was found so far, each with its count.</summary>
    public IReadOnlyList<DriftFinding> Findings
    {
        get
        {
            lock (_lock)
            {
                return [.. _findings.Values];
            }
        }
    }

    /// <summary>Takes one event into account; returns what was found for the first time, or <see langword="null"/>.</summary>
    public IReadOnlyList<DriftFinding>? Observe(ConversionEvent conversion)
    {
        List<DriftFinding>? news = null;

        // A retry that was built again has another time, so the time is no part of what an event says.
        int content = HashCode.Combine(conversion.EventName, conversion.CustomData);
        lock (_lock)
        {
            ObserveName(conversion.EventName, ref news);
            ObserveIds(conversion, content, ref news);
            if (conversion.UserData.ClientIpAddress is { } address)
            {
                (int same, int ipv4) = _addresses.Observe(address);
                Count(EventRules.SameClientIp, string.Empty, same, ref news);
                Count(EventRules.MostlyIpv4, string.Empty, ipv4, ref news);
            }

            if (conversion.EventName == EventNames.Purchase)
            {
                CustomData data = conversion.CustomData;
                bool without = !data.Has(CustomDataFields.Contents) && !data.Has(CustomDataFields.ContentIds);
                int purchases = _purchases.Observe(conversion.EventName, without);
                Count(EventRules.PurchasesWithoutContents, conversion.EventName, purchases, ref news);
            }
        }

        return news;
    }

    private void ObserveName(string name, ref List<DriftFinding>? news) =>
        Count(EventRules.EventNameAlmostStandard, name, StandardName.IsAlmost(name) ? 1 : 0, ref news);

    private void ObserveIds(ConversionEvent conversion, int content, ref List<DriftFinding>? news)
    {
        string name = conversion.EventName;
        int generated = _generatedIds.Observe(name, conversion.HasGeneratedEventId);
        Count(EventRules.EventIdsGenerated, name, generated, ref news);

        bool reused = _eventIds.CameDifferently(conversion.EventId, scope: 0, content);
        Count(EventRules.EventIdReused, name, reused ? 1 : 0, ref news);

        if (conversion.CustomData.OrderId is { } order)
        {
            int scope = HashCode.Combine(name, conversion.CustomData.Fields[CustomDataFields.ItemNumber]?.Text);
            bool twice = _orderIds.CameDifferently(order, scope, string.GetHashCode(conversion.EventId, StringComparison.Ordinal));
            Count(EventRules.OrderIdReused, name, twice ? 1 : 0, ref news);
        }
    }

    private void Count(DiagnosticRule rule, string eventName, int events, ref List<DriftFinding>? news)
    {
        if (events == 0)
        {
            return;
        }

        (string, string) key = (rule.Id, eventName);
        if (_findings.TryGetValue(key, out DriftFinding? known))
        {
            _findings[key] = known with { Count = known.Count + events };
        }
        else if (_findings.Count < MostFindings)
        {
            var finding = new DriftFinding(rule, eventName, events);
            _findings.Add(key, finding);
            (news ??= []).Add(finding);
        }
    }
}
