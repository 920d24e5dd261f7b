using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator;

public class DeduplicationTests
{
    [Fact]
    public async Task The_same_name_and_id_within_48_hours_is_a_duplicate()
    {
        await using var harness = new Harness();
        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);
        harness.Clock.Advance(TimeSpan.FromHours(48) - TimeSpan.FromTicks(1));

        var answer = await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        answer.Received.Should().Be(1);
        harness.Emulator.Events.Select(accepted => accepted.IsDuplicate).Should().Equal(false, true);
        harness.Emulator.Counters.Duplicates.Should().Be(1);
    }

    [Fact]
    public async Task After_48_hours_it_counts_again()
    {
        await using var harness = new Harness();
        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);
        harness.Clock.Advance(TimeSpan.FromHours(48));

        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        harness.Emulator.Counters.Duplicates.Should().Be(0);
        harness.Emulator.AssertClean();
    }

    [Fact]
    public async Task Another_name_id_or_dataset_is_another_event()
    {
        await using var harness = new Harness();

        await harness.PostAsync(harness.Website("A", "1"), harness.Website("A", "2"), harness.Website("B", "1"), harness.Website("a", "1"))
            .WaitAsync(Budget);
        await harness.PostToAsync("42", harness.Website("A", "1")).WaitAsync(Budget);

        harness.Emulator.Counters.Duplicates.Should().Be(0);
        harness.Emulator.AssertClean();
    }

    [Fact]
    public async Task Two_copies_in_one_request_are_duplicates()
    {
        await using var harness = new Harness();

        await harness.PostAsync(harness.Purchase(), harness.Purchase()).WaitAsync(Budget);

        harness.Emulator.Events.Select(accepted => accepted.IsDuplicate).Should().Equal(false, true);
        harness.Emulator.Events[1].IsUnpairedDuplicate.Should().BeTrue();
    }

    [Fact]
    public async Task What_the_browser_sent_first_makes_the_servers_copy_a_duplicate()
    {
        await using var harness = new Harness();
        harness.Emulator.RecordBrowserEvent(Dataset, "Purchase", "evt-1");

        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        var accepted = harness.Emulator.Events.Single();
        accepted.IsDuplicate.Should().BeTrue();
        accepted.IsUnpairedDuplicate.Should().BeFalse();
        harness.Emulator.AssertClean();
    }

    [Fact]
    public async Task Whether_a_repeat_of_the_server_is_discarded_is_an_option()
    {
        await using var harness = new Harness(new() { DiscardServerRepeats = false });
        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        harness.Emulator.Counters.Duplicates.Should().Be(0);
        harness.Emulator.Events[1].IsUnpairedDuplicate.Should().BeTrue();
    }

    [Fact]
    public async Task A_store_sale_is_known_by_order_item_and_time_for_seven_days()
    {
        await using var harness = new Harness();
        var time = harness.Now;
        await harness.PostAsync(harness.Store("a")).WaitAsync(Budget);
        harness.Clock.Advance(TimeSpan.FromDays(6));

        await harness.PostAsync(
            harness.Store("b").With("event_time", time),
            harness.Store("a").With("event_time", time).With("custom_data.item_number", "2"),
            harness.Store("a").With("event_time", time + 1),
            harness.Store("a").With("event_time", time).With("custom_data.order_id", "order-2")).WaitAsync(Budget);

        harness.Emulator.Events.Select(accepted => accepted.IsDuplicate).Should().Equal(false, true, false, false, false);
    }

    [Fact]
    public async Task A_store_sale_without_an_order_is_known_by_its_customer()
    {
        await using var harness = new Harness();

        await harness.PostAsync(
            harness.Store("a").Without("custom_data.order_id"),
            harness.Store("b").Without("custom_data.order_id"),
            harness.Store("c").Without("custom_data.order_id").With("user_data.external_id", "other")).WaitAsync(Budget);

        harness.Emulator.Events.Select(accepted => accepted.IsDuplicate).Should().Equal(false, true, false);
    }

    [Fact]
    public async Task In_messaging_every_copy_counts_and_a_repeat_is_the_senders_fault()
    {
        await using var harness = new Harness();
        await harness.PostAsync(harness.WhatsApp()).WaitAsync(Budget);

        await harness.PostAsync(harness.WhatsApp()).WaitAsync(Budget);

        harness.Emulator.Counters.Duplicates.Should().Be(0);
        harness.Emulator.Events[1].IsUnpairedDuplicate.Should().BeTrue();
    }

    [Fact]
    public async Task An_event_without_an_id_is_never_a_duplicate()
    {
        await using var harness = new Harness();

        await harness.PostAsync(harness.Website().Without("event_id"), harness.Website().Without("event_id")).WaitAsync(Budget);

        harness.Emulator.Counters.Duplicates.Should().Be(0);
    }

    [Fact]
    public async Task A_refused_event_is_not_remembered()
    {
        await using var harness = new Harness();
        await harness.PostAsync(harness.Purchase(), harness.Website(id: "bad").Without("event_time")).WaitAsync(Budget);

        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        harness.Emulator.Events.Should().ContainSingle().Which.IsDuplicate.Should().BeFalse();
    }

    [Fact]
    public async Task The_memory_of_deduplication_is_bounded()
    {
        await using var harness = new Harness(new() { MaxDeduplicationKeys = 2 });
        await harness.PostAsync(harness.Website(id: "1"), harness.Website(id: "2"), harness.Website(id: "3")).WaitAsync(Budget);

        await harness.PostAsync(harness.Website(id: "3"), harness.Website(id: "1")).WaitAsync(Budget);

        harness.Emulator.Events.Select(accepted => accepted.IsDuplicate).Should().Equal(false, false, false, true, false);
    }
}
