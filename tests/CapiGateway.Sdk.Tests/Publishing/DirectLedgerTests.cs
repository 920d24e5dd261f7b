using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>What is sent past the outbox is counted in the same book.</summary>
public sealed class DirectLedgerTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Direct_sends_are_counted_as_what_became_of_them()
    {
        await using var fixture = new GatewayFixture(
            build: builder => builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token)
                .AddPublishingFilter("staff", conversion => conversion.EventId != "staff"),
            emulator: new EmulatorOptions { MissingUserAgent = Strictness.Reject, ErrorsNamePath = false });
        ConversionEvent[] conversions =
        [
            fixture.Purchase("good-1").Build(),
            fixture.Purchase("good-2").Build(),
            fixture.Purchase("good-1").Build(),
            fixture.Purchase("staff").Build(),
            fixture.Purchase("rejected").FromWebsite("https://shop.example/", userAgent: null, "8.8.8.8").Build(),
            fixture.Purchase("old").WithEventTime(fixture.Clock.GetUtcNow().AddDays(-30)).Build(),
        ];

        SendReport report = await fixture.Gateway.SendAsync(conversions, GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);
        await fixture.Gateway.SendAsync([fixture.Purchase("lost").Build()], "999").WaitAsync(GatewayFixture.Budget);

        NamedEventActivity purchases = (await Activity(fixture)).Of("Purchase");
        purchases.Should().BeEquivalentTo(new { Received = 6L, Accepted = 3L, Published = 2L, Duplicates = 1L, Filtered = 1L, Failed = 2L, SuccessRate = 0.5 });
        purchases.FilteredByReason.Should().Equal(new Dictionary<string, long>(StringComparer.Ordinal) { ["staff"] = 1 });
        purchases.LastPublished.Should().NotBeNull();
        fixture.Statistics.Of(GatewayFixture.DataSourceId).Should().BeEquivalentTo(
            new { Addressed = 6L, Invalid = 1L, Buried = 1L, Delivered = 2L, Pending = 0L, IsBalanced = true, Requests = (long)report.Requests });
        (await fixture.Services.GetRequiredService<IEventActivity>().ReadAsync("(unknown)", Hour)).Of("Purchase").NotConnectedByReason.Should().ContainKey("unknown_data_source");
        fixture.Log.Lines.Where(line => line.Id.Name == "EventDelivered").Should().HaveCount(2);
    }

    [Fact]
    public async Task What_could_not_be_delivered_counts_as_refused_for_it_waits_nowhere()
    {
        await using var fixture = new GatewayFixture(emulator: new EmulatorOptions { AccessTokens = ["another"] });

        await fixture.Gateway.SendAsync([fixture.Purchase("1").Build()], GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        await ShouldBeRefusedAsync(fixture, "not_delivered");
    }

    [Fact]
    public async Task So_does_what_had_no_token()
    {
        await using var fixture = new GatewayFixture(build: builder => builder
            .AddDataSource(new DataSource { Id = GatewayFixture.DataSourceId }, GatewayFixture.Token).UseAccessTokenProvider<NoTokens>());

        SendReport report = await fixture.Gateway.SendAsync([fixture.Purchase("1").Build()], GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        report.Results[0].Outcome.Should().Be(SendOutcome.Failed);
        await ShouldBeRefusedAsync(fixture, "not_delivered");
    }

    [Fact]
    public async Task A_cancelled_send_is_counted_and_leaves_the_ledger_balanced()
    {
        await using var fixture = new GatewayFixture();
        fixture.Emulator.Faults.Enqueue(EmulatorFault.Hang);
        using var cancelling = new CancellationTokenSource();
        Task<SendReport> sending = fixture.Gateway.SendAsync([fixture.Purchase("1").Build()], GatewayFixture.DataSourceId, cancelling.Token);
        await fixture.Emulator.Faults.WaitForHangingAsync().WaitAsync(GatewayFixture.Budget);

        await cancelling.CancelAsync();
        await sending.Invoking(send => send.WaitAsync(GatewayFixture.Budget)).Should().ThrowAsync<OperationCanceledException>();

        await ShouldBeRefusedAsync(fixture, "cancelled");
        fixture.Emulator.Faults.Release();
    }

    [Fact]
    public async Task A_copy_of_the_browser_is_paired_with_an_event_that_was_sent_directly()
    {
        await using var fixture = new GatewayFixture();
        IEventActivity activity = fixture.Services.GetRequiredService<IEventActivity>();
        activity.RecordBrowserCopy(GatewayFixture.DataSourceId, "Purchase", "both", fixture.Clock.GetUtcNow());

        await fixture.Gateway.SendAsync([fixture.Purchase("both").Build()], GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        (await Activity(fixture)).Of("Purchase").Browser.Paired.Should().Be(1);
    }

    private static async Task<DataSourceActivity> Activity(GatewayFixture fixture) =>
        await fixture.Services.GetRequiredService<IEventActivity>().ReadAsync(GatewayFixture.DataSourceId, Hour);

    private static async Task ShouldBeRefusedAsync(GatewayFixture fixture, string reason)
    {
        NamedEventActivity purchases = (await Activity(fixture)).Of("Purchase");
        purchases.Should().BeEquivalentTo(new { Received = 1L, Accepted = 0L, Published = 0L, Failed = 1L });
        purchases.RefusedByReason.Should().Equal(new Dictionary<string, long>(StringComparer.Ordinal) { [reason] = 1 });
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.IsBalanced && it.Pending == 0 && it.Refused == 1);
    }

    private sealed class NoTokens : IAccessTokenProvider
    {
        public ValueTask<AccessCredential?> GetCredentialAsync(string credentialName, CancellationToken cancellationToken) =>
            ValueTask.FromResult<AccessCredential?>(null);
    }
}
