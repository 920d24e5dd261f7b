using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;
using FsCheck;
using FsCheck.Fluent;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class BatchSearchTests
{
    [Fact]
    public void Bad_events_are_found_within_the_promised_number_of_requests_wherever_they_are()
    {
        Arbitrary<(int Events, int[] Bad)> batches = (
            from events in Gen.Choose(1, 1_000)
            from bad in Gen.Choose(0, events - 1).ArrayOf()
            select (events, bad.Distinct().ToArray())).ToArbitrary();
        Prop.ForAll(batches, batch =>
        {
            Outcome outcome = Search(batch.Events, [.. batch.Bad], subcodes: index => index);

            return !outcome.IsCommonCause
                && outcome.Delivered == batch.Events - batch.Bad.Length
                && outcome.Buried.SetEquals(batch.Bad)
                && outcome.Requests - 1 <= SplitBudget.Allowed(batch.Events, batch.Bad.Length);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public void A_named_event_is_found_in_two_more_requests_each(int bad)
    {
        HashSet<int> poison = Some(bad, of: 1_000);

        Outcome outcome = Search(1_000, poison, named: part => part.FindIndex(poison.Contains));

        outcome.Buried.Should().BeEquivalentTo(poison);
        outcome.Delivered.Should().Be(1_000 - bad);
        (outcome.Requests - 1).Should().BeLessThanOrEqualTo(2 * bad);
    }

    [Fact]
    public void A_name_that_is_wrong_is_not_believed_twice_and_costs_one_request()
    {
        Outcome outcome = Search(1_000, [700], named: _ => 0);

        outcome.Buried.Should().Equal(700);
        (outcome.Requests - 1).Should().BeLessThanOrEqualTo(SplitBudget.Allowed(1_000, 1) + 1);
    }

    [Fact]
    public void Many_bad_events_in_front_do_not_pass_for_a_common_cause()
    {
        Outcome outcome = Search(1_000, [.. Enumerable.Range(0, 50)]);

        outcome.IsCommonCause.Should().BeFalse();
        outcome.Buried.Should().HaveCount(50);
        outcome.Delivered.Should().Be(950);
    }

    [Fact]
    public void When_all_are_refused_for_one_reason_none_is_buried_and_few_requests_are_made()
    {
        Outcome outcome = Search(1_000, [.. Enumerable.Range(0, 1_000)]);

        outcome.IsCommonCause.Should().BeTrue();
        outcome.Buried.Should().BeEmpty();
        outcome.Requests.Should().BeLessThan(60);
    }

    [Fact]
    public void A_batch_that_is_refused_only_as_a_whole_uses_up_the_budget_and_buries_nothing()
    {
        var search = new BatchSearch(Batch(1_000));
        int requests = 0;
        bool goesOn = true;
        while (goesOn && search.TryNext(out BatchPart part))
        {
            requests++;
            if (part.Count == 1)
            {
                search.Accepted().Should().BeEmpty();
            }
            else
            {
                goesOn = search.Rejected(part, new DeliveryVerdict(VerdictKind.Split) { Code = 100 });
            }
        }

        search.IsCommonCause.Should().BeTrue();
        requests.Should().BeLessThanOrEqualTo(SplitBudget.Allowed(1_000, 1) + 2);
        search.TakeIsolated().Should().BeEmpty();
    }

    [Fact]
    public void Cutting_for_size_is_no_search_and_has_no_budget()
    {
        var search = new BatchSearch(Batch(1_000));
        int requests = 0;
        while (search.TryNext(out BatchPart part))
        {
            requests++;
            if (part.Count > 4)
            {
                search.Rejected(part, new DeliveryVerdict(VerdictKind.SplitByBytes)).Should().BeTrue();
            }
        }

        requests.Should().BeGreaterThan(250);
    }

    // The gateway's part and Meta's, without a network: a part is refused when it holds a bad event.
    private static Outcome Search(int events, HashSet<int> bad, Func<int, int>? subcodes = null, Func<List<int>, int>? named = null)
    {
        var search = new BatchSearch(Batch(events));
        var buried = new HashSet<int>();
        int requests = 0;
        int delivered = 0;
        int alike = 0;
        int? last = null;
        bool goesOn = true;
        while (goesOn && search.TryNext(out BatchPart part))
        {
            requests++;
            List<int> items = [.. part.Events.ToArray().Select(item => (int)item.LeaseId)];
            if (!items.Exists(bad.Contains))
            {
                delivered += items.Count;
                alike = 0;
                buried.UnionWith(search.Accepted().Select(one => (int)one.Event.LeaseId));
            }
            else if (items.Count > 1)
            {
                goesOn = search.Rejected(part, new DeliveryVerdict(VerdictKind.Split) { Code = 100, BlamedEventIndex = named?.Invoke(items) });
            }
            else
            {
                int subcode = subcodes?.Invoke(items[0]) ?? 2804050;
                alike = last == subcode ? alike + 1 : 1;
                last = subcode;
                var verdict = new DeliveryVerdict(VerdictKind.Split) { Code = 100, Subcode = subcode };
                goesOn = !search.RejectedAlone(part, new SendAttempt(new EventsAnswer(), verdict), alike >= RefusalStreak.Threshold);
            }
        }

        if (!search.IsCommonCause)
        {
            buried.UnionWith(search.TakeIsolated().Select(one => (int)one.Event.LeaseId));
        }

        return new Outcome(requests, delivered, buried, search.IsCommonCause);
    }

    private static HashSet<int> Some(int count, int of)
    {
        var random = new System.Random(count);
        return [.. Enumerable.Range(0, of).OrderBy(_ => random.Next()).Take(count)];
    }

    private static BatchPart Batch(int events) => new(Enumerable.Range(0, events).Select(index => new LeasedEvent(index, null!, 0)).ToArray());

    private sealed record Outcome(int Requests, int Delivered, HashSet<int> Buried, bool IsCommonCause);
}
