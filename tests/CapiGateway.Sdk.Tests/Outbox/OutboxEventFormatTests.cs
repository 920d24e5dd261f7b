using System.Buffers;
using System.Text;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using FsCheck;
using FsCheck.Fluent;

namespace CapiGateway.Sdk.Tests.Outbox;

public sealed class OutboxEventFormatTests
{
    private static readonly Gen<string?> Text = Gen.Elements(null, "", " ", "a", "a\"b\\c", "line\nbreak\0", "é\u2028\ud83d\ude00", "<script>&+'", new string('x', 3_000));
    private static readonly Gen<string> Name = Text.Select(text => text ?? "Purchase");
    private static readonly Gen<ConsentState> State = Gen.Elements(ConsentState.Unknown, ConsentState.Granted, ConsentState.Denied);

    private static readonly Gen<ConsentSignals> Consents =
        from texts in Text.ArrayOf(7)
        from states in State.ArrayOf(5)
        from control in Gen.Elements<bool?>(null, true, false)
        from region in Gen.Elements(null, "DE", "US-CA")
        from hasMode in Gen.Elements(true, false)
        select new ConsentSignals
        {
            Purposes = ConsentPurposes.None.With(ConsentPurposes.Advertising, states[0]).With("a \"purpose\"", states[1]),
            Region = ConsentRegion.TryParse(region, out ConsentRegion? parsed) ? parsed : null,
            GlobalPrivacyControl = control,
            UsPrivacy = texts[0],
            TcString = texts[1],
            AdditionalConsent = texts[2],
            GppString = texts[3],
            GoogleConsentMode = hasMode ? new GoogleConsentMode(states[2], states[3], states[4]) : null,
            LawfulBasis = texts[4],
            Source = texts[5],
            SubjectKey = texts[6],
        };

    private static readonly Gen<RequestFields> Fields =
        from texts in Text.ArrayOf(6)
        from platforms in Gen.Choose(0, 2)
        from hasProgress in Gen.Elements(true, false)
        from further in Text
        select new RequestFields
        {
            TestEventCode = texts[0],
            PartnerAgent = texts[1],
            NamespaceId = texts[2],
            UploadId = texts[3],
            UploadTag = texts[4],
            UploadSource = texts[5],
            Progress = hasProgress ? new UploadProgress(0, 500) : null,
            Platforms = [.. Enumerable.Range(0, platforms).Select(number => new SendingPlatform($"platform {number}", "crm", number == 0 ? null : "1.2"))],
        }.WithProperty("further", further);

    private static readonly Gen<OutboxEvent> Events =
        from names in Name.ArrayOf(4)
        from source in Text
        from payload in Gen.Choose(0, 255).Select(number => (byte)number).ArrayOf()
        from seconds in Gen.Choose(0, int.MaxValue)
        from priority in Gen.Elements(EventPriority.Low, EventPriority.Normal, EventPriority.High)
        from window in Gen.Elements<TimeSpan?>(null, TimeSpan.FromHours(48), TimeSpan.MaxValue)
        from consent in Gen.Frequency((1, Gen.Constant(ConsentSignals.None)), (3, Consents))
        from fields in Gen.Frequency((1, Gen.Constant(RequestFields.None)), (3, Fields))
        select new OutboxEvent
        {
            DataSourceId = names[0],
            EventName = names[1],
            EventId = names[2],
            Account = names[3],
            Payload = payload,
            AcceptedAt = DateTimeOffset.UnixEpoch.AddSeconds(seconds).ToOffset(TimeSpan.FromHours(2)),
            ExpiresAt = DateTimeOffset.UnixEpoch.AddSeconds(seconds).AddDays(7).AddTicks(3),
            ActionSource = source,
            TraceParent = source,
            Identifiers = "em,ph",
            Priority = priority,
            Claim = window is { } length ? new DeduplicationClaim(DeduplicationKey.Create("a", names[0], names[1], names[2]), length) : null,
            Consent = consent,
            RequestFields = fields,
        };

    [Fact]
    public void Every_event_is_read_as_it_was_written() => Prop.ForAll(Events.ToArbitrary(), entry =>
    {
        OutboxEventFormat.TryRead(Write(entry), out OutboxEvent? read).Should().BeTrue();

        Parts(read!).Should().Equal(Parts(entry));
        read!.Payload.ToArray().Should().Equal(entry.Payload.ToArray());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_the_bytes_reading_never_throws()
    {
        Prop.ForAll<byte[]>(bytes => !OutboxEventFormat.TryRead(bytes, out _)).QuickCheckThrowOnFailure();
        Prop.ForAll(Events.ToArbitrary(), Gen.Choose(0, 400).ToArbitrary(), (entry, at) =>
        {
            byte[] bytes = Write(entry).ToArray();
            bytes[at % bytes.Length] ^= 0x5A;
            FluentActions.Invoking(() => OutboxEventFormat.TryRead(bytes, out _)).Should().NotThrow();
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("""{"v":2,"ds":"1","name":"Purchase","id":"a","at":1,"until":2}""", false)]
    [InlineData("""{"v":1,"ds":"1","name":"Purchase","id":"a","at":1,"until":2,"later":{"x":[1]},"consent":{"later":true}}""", true)]
    [InlineData("""{"v":1,"ds":"1","name":"Purchase","id":"a","at":1}""", false)]
    [InlineData("""{"v":1,"ds":"1","name":"Purchase","id":"a","at":-1,"until":2}""", false)]
    [InlineData("""{"v":1,"ds":1,"name":"Purchase","id":"a","at":1,"until":2}""", false)]
    [InlineData("[]", false)]
    public void A_later_version_is_not_read_and_members_that_are_not_known_are_passed_over(string envelope, bool isRead) =>
        OutboxEventFormat.TryRead(Encoding.UTF8.GetBytes(envelope + "\n{}"), out _).Should().Be(isRead);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_and_costs_nothing_else()
    {
        var entry = new OutboxEvent
        {
            DataSourceId = "1",
            EventName = "Purchase",
            EventId = "a",
            Payload = "{}"u8.ToArray(),
            AcceptedAt = DateTimeOffset.UnixEpoch,
            ExpiresAt = DateTimeOffset.UnixEpoch.AddDays(7),
            Consent = new ConsentSignals { SubjectKey = "key\ud800", TcString = "tc" },
        };

        OutboxEventFormat.TryRead(Write(entry), out OutboxEvent? read).Should().BeTrue();

        read!.Consent.SubjectKey.Should().Be("key\ufffd");
        read.Consent.TcString.Should().Be("tc");
    }

    private static ReadOnlyMemory<byte> Write(OutboxEvent entry)
    {
        var bytes = new ArrayBufferWriter<byte>();
        OutboxEventFormat.Write(entry, bytes);
        return bytes.WrittenMemory;
    }

    private static object?[] Parts(OutboxEvent entry) =>
    [
        entry.DataSourceId, entry.EventName, entry.EventId, entry.Account, entry.AcceptedAt, entry.ExpiresAt, entry.ActionSource, entry.Identifiers,
        entry.Priority, entry.Claim, entry.Consent, entry.RequestFields, entry.TraceParent,
    ];
}
