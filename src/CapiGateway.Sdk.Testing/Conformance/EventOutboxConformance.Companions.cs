using System.Text;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Testing.Conformance;

public sealed partial class EventOutboxConformance
{
    private static readonly DeliveryAnswer Answer = new() { Status = 400, Code = 100, Subcode = 2804003, Title = "Too old ä", Message = "…", FbTraceId = "trace", Body = "{}" };

    private static OutboxEvent Personal(int number, string subject, Sha256Digest digest) => new()
    {
        DataSourceId = Source,
        EventName = "Purchase",
        EventId = Event(number).EventId,
        Payload = Encoding.UTF8.GetBytes($$$"""{"user_data":{"em":["{{{digest}}}"]}}"""),
        AcceptedAt = Event(number).AcceptedAt,
        ExpiresAt = Event(number).ExpiresAt,
        Consent = new ConsentSignals { SubjectKey = subject },
    };

    private static OutboxEvent Claiming(int number) => new()
    {
        DataSourceId = Source,
        EventName = "Purchase",
        EventId = Event(number).EventId,
        Payload = Event(number).Payload,
        AcceptedAt = Event(number).AcceptedAt,
        ExpiresAt = Event(number).ExpiresAt,
        Claim = new DeduplicationClaim(DeduplicationKey.Create("default", Source, "Purchase", Event(number).EventId), TimeSpan.FromHours(48)),
    };

    private static Sha256Digest DigestOf(string email) =>
        IdentifierHasher.TryHash(IdentifierKind.Email, email, out Sha256Digest digest) ? digest : throw new ConformanceException("No digest.");

    private void AddCompanions()
    {
        AddCase("If it keeps dead letters: what is buried is one, with its reason, and nothing else is", DeadLetterAsync);
        AddCase("If it keeps dead letters: one that is returned waits again and is none any more", ReturnAsync);
        AddCase("If it keeps dead letters: the newest is listed first, one data source's alone, and one can be deleted", ListAsync);
        AddCase("If it forgets people: what waits, what is leased and what is buried goes, by key and by digest", EraseAsync);
        AddCase("If it is the deduplication cache too: a claim is taken with the append, kept by delivery and released by burying", ClaimAsync);
        AddCase("If it is both: a dead letter that is returned takes its claim again, unless another event has it by now", ReturnClaimAsync);
    }

    private static async Task<List<DeadLetter>> LettersAsync(IDeadLetterStore store, string? source, CancellationToken cancellationToken)
    {
        List<DeadLetter> letters = [];
        await foreach (DeadLetter letter in store.ListAsync(source, cancellationToken).ConfigureAwait(false))
        {
            letters.Add(letter);
        }

        return letters;
    }

    private static async Task EndAsync(IEventOutbox outbox, OutboxEvent entry, SettlementKind kind, CancellationToken cancellationToken)
    {
        await StoreAsync(outbox, cancellationToken, entry).ConfigureAwait(false);
        IReadOnlyList<LeasedEvent> leased = await outbox.LeaseAsync(Ask(1, entry.DataSourceId), cancellationToken).ConfigureAwait(false);
        await SettleAsync(outbox, cancellationToken, new Settlement(leased[0].LeaseId, kind, Answer: Answer)).ConfigureAwait(false);
    }

    private static async Task DeadLetterAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        if (outbox is not IDeadLetterStore store)
        {
            return;
        }

        await EndAsync(outbox, Event(1), SettlementKind.Delivered, cancellationToken).ConfigureAwait(false);
        await EndAsync(outbox, Event(2), SettlementKind.Withdrawn, cancellationToken).ConfigureAwait(false);
        await EndAsync(outbox, OutboxSample.Whole(), SettlementKind.Buried, cancellationToken).ConfigureAwait(false);
        List<DeadLetter> letters = await LettersAsync(store, source: null, cancellationToken).ConfigureAwait(false);
        Expect(letters.Count, 1, "Dead letters");
        Expect(OutboxSample.Differences(OutboxSample.Whole(), letters[0].Event), string.Empty, "What differs in the dead letter");
        Expect(letters[0].Answer, Answer, "The answer in the dead letter");
        Expect(letters[0].Attempts, 1, "Attempts in the dead letter");
        Expect((await store.FindAsync(letters[0].Id, cancellationToken).ConfigureAwait(false))?.Id, letters[0].Id, "The dead letter that is found by its id");
        Expect(await WaitingAsync(outbox, cancellationToken).ConfigureAwait(false), 0, "Events that wait");
    }

    private static async Task ReturnAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        if (outbox is not IDeadLetterStore store)
        {
            return;
        }

        await EndAsync(outbox, Event(1), SettlementKind.Buried, cancellationToken).ConfigureAwait(false);
        long id = (await LettersAsync(store, source: null, cancellationToken).ConfigureAwait(false))[0].Id;
        Expect(await store.ReturnAsync(id, cancellationToken).ConfigureAwait(false), AppendStatus.Stored, "ReturnAsync");
        Expect(await store.ReturnAsync(id, cancellationToken).ConfigureAwait(false), expected: null, "ReturnAsync of what is none any more");
        Expect((await LettersAsync(store, source: null, cancellationToken).ConfigureAwait(false)).Count, 0, "Dead letters after a return");
        LeasedEvent again = await LeaseOneAsync(outbox, cancellationToken).ConfigureAwait(false);
        Expect((again.Event.EventId, again.Attempts), (Event(1).EventId, 0), "The event that waits again, and its attempts");
    }

    private static async Task ListAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        if (outbox is not IDeadLetterStore store)
        {
            return;
        }

        for (int number = 1; number <= 3; number++)
        {
            await EndAsync(outbox, Event(number, source: number == 2 ? "1002" : Source), SettlementKind.Buried, cancellationToken).ConfigureAwait(false);
            clock.Advance(Minute);
        }

        List<DeadLetter> all = await LettersAsync(store, source: null, cancellationToken).ConfigureAwait(false);
        Expect(string.Join(' ', all.Select(letter => letter.Event.EventId)), "order-3 order-2 order-1", "All dead letters");
        Expect((await LettersAsync(store, "1002", cancellationToken).ConfigureAwait(false)).Count, 1, "Dead letters of one data source");
        Expect(await store.DeleteAsync(all[0].Id, cancellationToken).ConfigureAwait(false), expected: true, "DeleteAsync");
        Expect(await store.DeleteAsync(all[0].Id, cancellationToken).ConfigureAwait(false), expected: false, "DeleteAsync of what is gone");
        Expect((await store.FindAsync(all[0].Id, cancellationToken).ConfigureAwait(false)) is null, expected: true, "FindAsync finds nothing that is gone");
    }

    private static async Task EraseAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        if (outbox is not IPersonalDataStore people)
        {
            return;
        }

        Sha256Digest jane = DigestOf("jane@example.com");
        Sha256Digest john = DigestOf("john@example.com");
        await StoreAsync(outbox, cancellationToken, Personal(1, "jane", jane)).ConfigureAwait(false);
        LeasedEvent leased = await LeaseOneAsync(outbox, cancellationToken).ConfigureAwait(false);
        await StoreAsync(outbox, cancellationToken, Personal(2, "jane", jane), Personal(3, "john", john), Personal(4, "other", john)).ConfigureAwait(false);

        ErasureResult byKey = await people.EraseAsync(ErasureRequest.ForSubject("jane"), cancellationToken).ConfigureAwait(false);
        Expect(byKey.Waiting.GetValueOrDefault(Source), 2, "Events erased by key, a leased one among them");
        Expect((await SettleAsync(outbox, cancellationToken, new Settlement(leased.LeaseId, SettlementKind.Delivered)).ConfigureAwait(false))[0], expected: false, "The lease of an erased event was there");
        ErasureResult byDigest = await people.EraseAsync(ErasureRequest.ForDigest(john), cancellationToken).ConfigureAwait(false);
        Expect(byDigest.Waiting.GetValueOrDefault(Source), 2, "Events erased by digest");
        Expect(await WaitingAsync(outbox, cancellationToken).ConfigureAwait(false), 0, "Events after both");
        if (outbox is IDeadLetterStore)
        {
            await EndAsync(outbox, Personal(5, "jane", jane), SettlementKind.Buried, cancellationToken).ConfigureAwait(false);
            Expect((await people.EraseAsync(ErasureRequest.ForSubject("jane"), cancellationToken).ConfigureAwait(false)).DeadLetters, 1, "Dead letters erased");
        }
    }

    private static async Task ClaimAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        if (outbox is not IDeduplicationCache cache)
        {
            return;
        }

        await EndAsync(outbox, Claiming(1), SettlementKind.Delivered, cancellationToken).ConfigureAwait(false);
        await EndAsync(outbox, Claiming(2), SettlementKind.Buried, cancellationToken).ConfigureAwait(false);
        AppendStatus[] again = await AppendAsync(outbox, [Claiming(1), Claiming(2), Claiming(2)], cancellationToken).ConfigureAwait(false);
        Expect(string.Join(' ', again), "Duplicate Stored Duplicate", "Appending what was delivered, what was buried, and that once more");
        Expect(await cache.ReserveAsync(Claiming(1).Claim!.Value, cancellationToken).ConfigureAwait(false), DeduplicationStatus.Duplicate, "ReserveAsync of a delivered claim");
    }

    private static async Task ReturnClaimAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        if (outbox is not IDeduplicationCache || outbox is not IDeadLetterStore store)
        {
            return;
        }

        await EndAsync(outbox, Claiming(1), SettlementKind.Buried, cancellationToken).ConfigureAwait(false);
        await EndAsync(outbox, Claiming(2), SettlementKind.Buried, cancellationToken).ConfigureAwait(false);
        List<DeadLetter> letters = await LettersAsync(store, source: null, cancellationToken).ConfigureAwait(false);
        Expect(await AppendOneAsync(outbox, Claiming(1), cancellationToken).ConfigureAwait(false), AppendStatus.Stored, "Appending what was buried");
        Expect(await store.ReturnAsync(IdOf(letters, 1), cancellationToken).ConfigureAwait(false), AppendStatus.Duplicate, "ReturnAsync of what was appended again");
        Expect(await store.ReturnAsync(IdOf(letters, 2), cancellationToken).ConfigureAwait(false), AppendStatus.Stored, "ReturnAsync of what was not");
        Expect(await AppendOneAsync(outbox, Claiming(2), cancellationToken).ConfigureAwait(false), AppendStatus.Duplicate, "Appending what was returned");
        Expect((await LettersAsync(store, source: null, cancellationToken).ConfigureAwait(false)).Count, 1, "Dead letters that are left");
    }

    private static async Task<AppendStatus> AppendOneAsync(IEventOutbox outbox, OutboxEvent entry, CancellationToken cancellationToken) =>
        (await AppendAsync(outbox, [entry], cancellationToken).ConfigureAwait(false))[0];

    private static long IdOf(List<DeadLetter> letters, int number) => letters.Single(letter => letter.Event.EventId == Event(number).EventId).Id;
}
