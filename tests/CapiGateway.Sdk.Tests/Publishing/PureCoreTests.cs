using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Testing.Time;
using FsCheck;
using FsCheck.Fluent;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class PureCoreTests
{
    [Fact]
    public void Waits_double_up_to_the_limit_and_are_drawn_from_nothing_up_to_that()
    {
        var longest = new RetrySchedule(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), () => 1);
        var shortest = new RetrySchedule(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), () => 0);

        Enumerable.Range(1, 5).Select(longest.After).Select(wait => wait.TotalSeconds).Should().Equal(1, 2, 4, 8, 16);
        longest.After(1_000_000).Should().Be(TimeSpan.FromMinutes(5));
        shortest.After(7).Should().Be(RetrySchedule.Shortest);
    }

    [Fact]
    public void A_plan_keeps_every_event_once_within_the_limits_and_apart_where_they_differ()
    {
        Arbitrary<int[]> sizes = Gen.Choose(1, 400).ArrayOf().ToArbitrary();
        Prop.ForAll(sizes, lengths =>
        {
            LeasedEvent[] leased = [.. lengths.Select((length, index) => Leased(index, length, index % 3 == 0 ? "TEST" : null))];
            IReadOnlyList<LeasedEvent[]> plan = BatchPlanner.Plan(leased, maxEvents: 5, maxBytes: 1_000);

            return plan.SelectMany(batch => batch).Select(item => item.LeaseId).Order().SequenceEqual(leased.Select(item => item.LeaseId))
                && plan.All(batch => batch.Length is > 0 and <= 5)
                && plan.All(batch => batch.Select(item => item.Event.RequestFields).Distinct().Count() == 1)
                && plan.All(batch => batch.Length == 1 || Bytes(batch) <= 1_000);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public void Splitting_isolates_bad_events_within_the_promised_number_of_requests(int bad)
    {
        const int Count = 1_000;
        var random = new Random(bad);
        HashSet<int> poison = [.. Enumerable.Range(0, Count).OrderBy(_ => random.Next()).Take(bad)];
        var work = new Stack<ReadOnlyMemory<int>>();
        work.Push(Enumerable.Range(0, Count).ToArray());
        int requests = 0;
        var delivered = new List<int>();
        var isolated = new List<int>();
        while (work.TryPop(out ReadOnlyMemory<int> part))
        {
            requests++;
            int[] items = part.ToArray();
            if (!items.Any(poison.Contains))
            {
                delivered.AddRange(items);
            }
            else if (items.Length == 1)
            {
                isolated.Add(items[0]);
            }
            else
            {
                foreach (ReadOnlyMemory<int> half in BatchSplitter.Split(part, blamedIndex: null))
                {
                    work.Push(half);
                }
            }
        }

        isolated.Should().BeEquivalentTo(poison);
        delivered.Should().HaveCount(Count - bad);
        double promised = bad == 1
            ? 2 * Math.Ceiling(Math.Log2(Count))
            : (2 * bad * Math.Ceiling(Math.Log2((double)Count / bad))) + (2 * bad);
        (requests - 1).Should().BeLessThanOrEqualTo((int)promised);
    }

    [Fact]
    public void A_named_bad_event_is_tried_alone_first()
    {
        IReadOnlyList<ReadOnlyMemory<int>> parts = BatchSplitter.Split<int>(new[] { 0, 1, 2, 3 }, blamedIndex: 2);

        parts.Select(part => part.ToArray()).Should().BeEquivalentTo(new int[][] { [2], [0, 1, 3] }, options => options.WithStrictOrdering());
        BatchSplitter.Split<int>(new[] { 7 }, blamedIndex: 0).Should().ContainSingle();
    }

    [Fact]
    public void A_common_cause_is_seen_after_eight_and_forgotten_after_a_success()
    {
        var clock = new ManualTimeProvider();
        var state = new DeliveryState(Schedule(), clock);

        bool[] seen = [.. Enumerable.Range(0, 8).Select(_ => state.IsCommonCause(100, 2804003))];

        seen.Should().Equal(false, false, false, false, false, false, false, true);
        state.IsCommonCause(100, 2804050).Should().BeFalse("another reason starts anew");
        state.Succeeded(clock.GetUtcNow());
        state.IsCommonCause(100, 2804003).Should().BeFalse();
    }

    [Fact]
    public void A_pause_is_told_once_until_it_is_over()
    {
        var clock = new ManualTimeProvider();
        var state = new DeliveryState(Schedule(), clock);
        var verdict = new DeliveryVerdict(VerdictKind.Paused) { PauseReason = PauseReason.UnknownDataset };

        state.Failed(verdict).Should().BeTrue();
        state.Failed(verdict).Should().BeFalse();
        state.IsPaused.Should().BeTrue();
        clock.Advance(TimeSpan.FromMinutes(1));
        state.IsPaused.Should().BeFalse();
        state.Succeeded(clock.GetUtcNow()).Should().BeTrue();
        state.Failed(verdict).Should().BeTrue();
    }

    [Fact]
    public void A_refused_token_is_not_worth_a_request_until_it_changes_or_a_quarter_of_an_hour_is_over()
    {
        var clock = new ManualTimeProvider();
        var state = new DeliveryState(Schedule(), clock);
        var dead = new AccessCredential(new Secret("dead"));
        state.Failed(new DeliveryVerdict(VerdictKind.Paused) { PauseReason = PauseReason.AccessToken }, dead);

        state.IsWorthTrying(new AccessCredential(new Secret("dead"))).Should().BeFalse();
        state.IsWorthTrying(new AccessCredential(new Secret("new"))).Should().BeTrue();
        clock.Advance(TimeSpan.FromMinutes(15));
        state.IsWorthTrying(dead).Should().BeTrue();
    }

    [Fact]
    public async Task A_closed_gate_lets_nobody_in_and_waits_for_those_inside()
    {
        var gate = new IntakeGate();
        gate.TryEnter().Should().BeTrue();

        Task closed = gate.CloseAsync();

        gate.TryEnter().Should().BeFalse();
        closed.IsCompleted.Should().BeFalse();
        gate.Exit();
        await closed.WaitAsync(GatewayFixture.Budget);
    }

    private static RetrySchedule Schedule() => new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), () => 1);

    private static long Bytes(LeasedEvent[] batch) =>
        EventsRequestWriter.OverheadBytes(batch[0].Event.RequestFields) + batch.Sum(item => item.Event.Payload.Length) + batch.Length - 1;

    private static LeasedEvent Leased(int id, int bytes, string? testEventCode) => new(
        id,
        new OutboxEvent
        {
            DataSourceId = "1",
            EventName = "Purchase",
            EventId = $"{id}",
            Payload = new byte[bytes],
            AcceptedAt = default,
            ExpiresAt = DateTimeOffset.MaxValue,
            RequestFields = new RequestFields { TestEventCode = testEventCode },
        },
        0);
}
