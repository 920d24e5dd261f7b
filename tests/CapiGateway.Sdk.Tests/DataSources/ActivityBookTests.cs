using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Testing.Time;
using CapiGateway.Sdk.Tests.Measuring;

namespace CapiGateway.Sdk.Tests.DataSources;

public sealed class ActivityBookTests
{
    private const string Source = "1234567890123456";

    private readonly ManualTimeProvider _clock = new();
    private readonly ActivityBook _book;

    public ActivityBookTests() => _book = new ActivityBook(_clock);

    [Fact]
    public void Sixteen_threads_lose_no_count_while_the_minutes_go_by()
    {
        const int Threads = 16;
        const int Events = 20_000;
        string[] names = ["Purchase", "Lead", "PageView", "ViewContent"];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            for (int index = 0; index < Events; index++)
            {
                _book.Source(Source).Count(names[index & 3], (EventOutcome)(index % 15), (index & 1) == 0 ? null : "why");
                if (number == 0 && index % 1_000 == 0)
                {
                    _clock.Advance(TimeSpan.FromMinutes(1));
                }
            }
        }))];

        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        long[] totals = _book.Source(Source).Totals();
        totals.Sum().Should().Be(Threads * Events);
        totals[(int)EventOutcome.Accepted].Should().Be(Threads * Enumerable.Range(0, Events).Count(index => index % 15 == 0));
        Parts().Sum(part => In(TimeSpan.FromHours(1), part.Tally)).Should().Be(Threads * Events, "twenty minutes went by");
        Parts().Sum(part => In(TimeSpan.FromDays(7), part.Tally)).Should().Be(Threads * Events);
    }

    [Fact]
    public void A_window_holds_what_was_counted_within_it()
    {
        Count(3);
        _clock.Advance(TimeSpan.FromMinutes(30));
        Count(5);
        _clock.Advance(TimeSpan.FromMinutes(25));

        Purchases(TimeSpan.FromMinutes(10)).Should().Be(0);
        Purchases(TimeSpan.FromMinutes(26)).Should().Be(5);
        Purchases(TimeSpan.FromHours(1)).Should().Be(8);

        _clock.Advance(TimeSpan.FromMinutes(20));
        Purchases(TimeSpan.FromHours(1)).Should().Be(5, "the first three are 75 minutes old");
        Purchases(TimeSpan.FromHours(48)).Should().Be(8);

        _clock.Advance(TimeSpan.FromHours(49));
        Purchases(TimeSpan.FromHours(48)).Should().Be(0);
        Purchases(TimeSpan.FromDays(7)).Should().Be(8);

        _clock.Advance(TimeSpan.FromDays(7));
        Count(1);
        Purchases(TimeSpan.FromDays(7)).Should().Be(1, "the slots are used again");
        _book.Source(Source).Totals()[(int)EventOutcome.Accepted].Should().Be(9, "totals are not cut");
    }

    [Fact]
    public void A_clock_set_back_or_forward_costs_no_count_and_shows_no_event_of_the_future()
    {
        DateTimeOffset start = _clock.GetUtcNow();
        Count(2);
        _clock.SetUtcNow(start.AddDays(1));
        Count(4);
        _clock.SetUtcNow(start);

        Purchases(TimeSpan.FromHours(1)).Should().Be(2, "the four are stamped with tomorrow");

        _clock.SetUtcNow(start.AddHours(-1));
        Count(8);
        Purchases(TimeSpan.FromMinutes(10)).Should().Be(8);
        _clock.SetUtcNow(start.AddDays(1).AddMinutes(5));

        Purchases(TimeSpan.FromMinutes(10)).Should().Be(4);
        _book.Source(Source).Totals()[(int)EventOutcome.Accepted].Should().Be(14);
    }

    [Fact]
    public void Names_and_reasons_are_bounded_and_nothing_is_lost_for_it()
    {
        for (int index = 0; index < 1_000; index++)
        {
            _book.Source(Source).Count($"Name{index}", EventOutcome.Accepted);
            _book.Source(Source).Count("Purchase", EventOutcome.Filtered, $"reason{index}");
        }

        _book.Source(Source).Count(new string('x', 100_000), EventOutcome.Accepted);

        NamedTallies[] names = [.. _book.Source(Source).Names];
        names.Should().HaveCount(SourceTallies.MostNames);
        names.Should().OnlyContain(named => named.EventName.Length <= SourceTallies.LongestName);
        names.SelectMany(named => named.Parts()).Count(part => part.Outcome == EventOutcome.Filtered).Should().Be(NamedTallies.MostReasons);
        names.Should().Contain(named => named.EventName == NamedTallies.Other);
        _book.Source(Source).Totals()[(int)EventOutcome.Accepted].Should().Be(1_001);
        _book.Source(Source).Totals()[(int)EventOutcome.Filtered].Should().Be(1_000);
    }

    [Fact]
    public void Counting_allocates_nothing_once_a_name_is_known()
    {
        SourceTallies source = _book.Source(Source);

        Allocated.By(Count).Should().Be(0);

        void Count()
        {
            for (int index = 0; index < 10_000; index++)
            {
                source.Count("Purchase", EventOutcome.Accepted);
                source.Count("Purchase", EventOutcome.Filtered, "crawler");
            }
        }
    }

    private void Count(int events)
    {
        for (int index = 0; index < events; index++)
        {
            _book.Source(Source).Count("Purchase", EventOutcome.Accepted);
        }
    }

    private long Purchases(TimeSpan window) => Parts().Sum(part => In(window, part.Tally));

    private IEnumerable<(EventOutcome Outcome, string? Reason, Tally Tally)> Parts() => _book.Source(Source).Names.SelectMany(named => named.Parts());

    private long In(TimeSpan window, Tally tally)
    {
        long found = 0;
        _book.Read(ActivityWindow.Of(window), read => found = read(tally));
        return found;
    }
}
