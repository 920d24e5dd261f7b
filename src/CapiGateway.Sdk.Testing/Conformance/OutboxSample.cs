using System.Text;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Testing.Conformance;

/// <summary>An event in which nothing is left at its default, and what of it a store may lose.</summary>
internal static class OutboxSample
{
    public static readonly DateTimeOffset Start = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static OutboxEvent Whole() => new()
    {
        DataSourceId = "1001",
        EventName = "My \"own\" event ä",
        EventId = "Bestellung/4711 東京",
        Payload = Encoding.UTF8.GetBytes("""{"event_name":"ä","custom_data":{"n":1.50}}"""),
        AcceptedAt = Start + TimeSpan.FromMilliseconds(678),
        ExpiresAt = Start + TimeSpan.FromDays(62),
        Account = "shop \"ä\"",
        ActionSource = "physical_store",
        Identifiers = "em,ph",
        Priority = EventPriority.High,
        ReservedKey = DeduplicationKey.Create("shop", "1001", "Purchase", "4711"),
        Consent = new ConsentSignals { SubjectKey = "subject-1", UsPrivacy = "1YNN", GlobalPrivacyControl = true, Source = "banner" },
        RequestFields = new RequestFields { TestEventCode = "TEST1", PartnerAgent = "agent-1.2", UploadTag = "tag" },
    };

    /// <summary>The names of the properties that differ.</summary>
    public static string Differences(OutboxEvent expected, OutboxEvent actual) => string.Join(
        ", ",
        new (string Name, bool Same)[]
        {
            (nameof(actual.DataSourceId), expected.DataSourceId == actual.DataSourceId),
            (nameof(actual.EventName), expected.EventName == actual.EventName),
            (nameof(actual.EventId), expected.EventId == actual.EventId),
            (nameof(actual.Payload), expected.Payload.Span.SequenceEqual(actual.Payload.Span)),
            (nameof(actual.AcceptedAt), expected.AcceptedAt == actual.AcceptedAt),
            (nameof(actual.ExpiresAt), expected.ExpiresAt == actual.ExpiresAt),
            (nameof(actual.Account), expected.Account == actual.Account),
            (nameof(actual.ActionSource), expected.ActionSource == actual.ActionSource),
            (nameof(actual.Identifiers), expected.Identifiers == actual.Identifiers),
            (nameof(actual.Priority), expected.Priority == actual.Priority),
            (nameof(actual.ReservedKey), expected.ReservedKey == actual.ReservedKey),
            (nameof(actual.Consent), expected.Consent.Equals(actual.Consent)),
            (nameof(actual.RequestFields), expected.RequestFields.Equals(actual.RequestFields)),
        }.Where(property => !property.Same).Select(property => property.Name));
}
