using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class DeduplicationWiringTests
{
    private static readonly TimeSpan Budget = GatewayFixture.Budget;

    [Fact]
    public async Task Of_many_callers_with_one_event_one_wins_and_it_is_sent_once()
    {
        await using var fixture = new GatewayFixture(emulator: new EmulatorOptions { DiscardServerRepeats = false });
        ConversionEvent purchase = fixture.Purchase("1").Build();

        PublishReceipt[] receipts = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => fixture.Gateway.PublishAsync(purchase).AsTask()))).WaitAsync(Budget);
        await fixture.Gateway.FlushAsync().WaitAsync(Budget);

        receipts.Count(receipt => receipt.Outcome == PublishOutcome.Accepted).Should().Be(1);
        receipts.Count(receipt => receipt.Outcome == PublishOutcome.Duplicate).Should().Be(31);
        fixture.Emulator.Events.Should().ContainSingle();
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(total => total.Duplicate == 31 && total.IsBalanced);
    }

    [Fact]
    public async Task A_duplicate_is_known_within_its_window_and_not_after_it()
    {
        await using var fixture = new GatewayFixture(manualClock: true);
        ConversionEvent purchase = fixture.Purchase("1").Build();

        (await fixture.Gateway.PublishAsync(purchase)).EnsureAccepted();
        fixture.Manual.Advance(DeduplicationDefaults.Window - TimeSpan.FromSeconds(1));
        (await fixture.Gateway.PublishAsync(purchase)).Outcome.Should().Be(PublishOutcome.Duplicate);
        fixture.Manual.Advance(TimeSpan.FromSeconds(2));
        (await fixture.Gateway.PublishAsync(purchase)).EnsureAccepted();
    }

    [Fact]
    public async Task Each_data_source_gets_its_copy_and_a_gateway_that_does_not_deduplicate_all_of_them()
    {
        await using var fixture = new GatewayFixture(build: builder => builder.AddDataSource("111", "token").AddDataSource("222", "token"));
        await using var off = new GatewayFixture(options => options.Deduplicate = false);

        PublishReceipt first = await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());
        PublishReceipt second = await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());

        first.IsAccepted.Should().BeTrue();
        Enumerable.Range(0, second.Count).Should().OnlyContain(index => second[index].Outcome == PublishOutcome.Duplicate);
        (await off.Gateway.PublishAsync(off.Purchase("1").Build())).EnsureAccepted();
        (await off.Gateway.PublishAsync(off.Purchase("1").Build())).EnsureAccepted();
    }

    [Fact]
    public async Task An_event_that_was_buried_can_be_published_again_even_by_the_listener_that_is_told()
    {
        var again = new PublishesAgain();
        await using var fixture = new GatewayFixture(
            build: builder => builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token).AddEventLossListener(again),
            emulator: new EmulatorOptions { MissingUserAgent = Strictness.Reject });
        ConversionEvent rejected = fixture.Purchase("1").FromWebsite("https://shop.example/", userAgent: null, "8.8.8.8").Build();
        again.Gateway = fixture.Gateway;
        again.Conversion = rejected;

        (await fixture.Gateway.PublishAsync(rejected)).EnsureAccepted();
        await fixture.Gateway.FlushAsync().WaitAsync(Budget);

        again.Receipt!.Value.EnsureAccepted();
        fixture.Statistics.Total.Buried.Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task An_event_that_was_refused_cancelled_or_evicted_can_be_published_again()
    {
        await using var fixture = new GatewayFixture(options =>
        {
            options.OutboxCapacity = 1;
            options.EnqueueTimeout = TimeSpan.FromMinutes(1);
            options.MaxBatchDelay = TimeSpan.FromMinutes(10);
            options.ShutdownTimeout = TimeSpan.Zero;
        });
        using var cancel = new CancellationTokenSource();
        (await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build())).EnsureAccepted();
        Task<PublishReceipt> waiting = fixture.Gateway.PublishAsync(fixture.Purchase("2").Build(), cancel.Token).AsTask();
        await cancel.CancelAsync();
        await waiting.Invoking(it => it.WaitAsync(Budget)).Should().ThrowAsync<OperationCanceledException>();
        await fixture.Gateway.FlushAsync().WaitAsync(Budget);
        (await fixture.Gateway.PublishAsync(fixture.Purchase("2").Build())).EnsureAccepted();

        await using var evicting = new GatewayFixture(options =>
        {
            options.OutboxCapacity = 1;
            options.OutboxFullMode = OutboxFullMode.DropOldest;
            options.MaxBatchDelay = TimeSpan.FromMinutes(10);
            options.ShutdownTimeout = TimeSpan.Zero;
        });
        foreach (string id in (string[])["old", "new", "old"])
        {
            (await evicting.Gateway.PublishAsync(evicting.Purchase(id).Build())).EnsureAccepted();
        }
    }

    [Fact]
    public async Task Sending_at_once_commits_what_Meta_took_and_releases_the_rest()
    {
        await using var fixture = new GatewayFixture(options => options.SendTimeout = TimeSpan.FromMilliseconds(100));
        ConversionEvent purchase = fixture.Purchase("1").Build();

        fixture.Emulator.Faults.Enqueue(EmulatorFault.ProxyRefusal());
        SendReport failed = await fixture.Gateway.SendAsync([purchase], GatewayFixture.DataSourceId).WaitAsync(Budget);
        SendReport sent = await fixture.Gateway.SendAsync([purchase, purchase], GatewayFixture.DataSourceId).WaitAsync(Budget);
        SendReport again = await fixture.Gateway.SendAsync([purchase], GatewayFixture.DataSourceId).WaitAsync(Budget);

        failed.Results[0].Outcome.Should().Be(SendOutcome.Failed);
        sent.Results.Select(result => (result.Outcome, result.Publish)).Should()
            .Equal((SendOutcome.Delivered, PublishOutcome.Accepted), (SendOutcome.NotSent, PublishOutcome.Duplicate));
        again.Results[0].Publish.Should().Be(PublishOutcome.Duplicate);
        (await fixture.Gateway.PublishAsync(purchase)).Outcome.Should().Be(PublishOutcome.Duplicate, "both ways in know of each other");
    }

    [Fact]
    public async Task Explaining_takes_no_key()
    {
        await using var fixture = new GatewayFixture();
        ConversionEvent purchase = fixture.Purchase("1").Build();

        (await fixture.Gateway.ExplainAsync(purchase)).WouldBeAccepted.Should().BeTrue();

        (await fixture.Gateway.PublishAsync(purchase)).EnsureAccepted();
    }

    [Fact]
    public void The_option_has_the_capacity_of_the_cache() =>
        new CapiGatewayOptions().DeduplicationCapacity.Should().Be(DeduplicationDefaults.Capacity);

    private sealed class PublishesAgain : IEventLossListener
    {
        public ICapiGateway? Gateway { get; set; }

        public ConversionEvent? Conversion { get; set; }

        public PublishReceipt? Receipt { get; private set; }

        public void OnLost(LostEvent lost)
        {
            if (lost.Kind == LossKind.Buried && Receipt is null)
            {
                Task<PublishReceipt> publish = Gateway!.PublishAsync(Conversion!).AsTask();
                publish.IsCompletedSuccessfully.Should().BeTrue();
                Receipt = publish.GetAwaiter().GetResult();
            }
        }
    }
}
