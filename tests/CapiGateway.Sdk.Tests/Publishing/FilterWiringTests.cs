using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class FilterWiringTests
{
    private const string Googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    [Fact]
    public async Task A_crawler_and_a_page_fetched_ahead_are_stopped_on_every_way_in()
    {
        await using GatewayFixture fixture = With(builder => builder.AddPublishingFilter<CrawlerFilter>());
        ConversionEvent crawler = fixture.Purchase("1").FromWebsite("https://shop.example/", Googlebot, "8.8.8.8").Build();

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(crawler);
        PublishReceipt ahead = await fixture.Gateway.PublishAsync(fixture.Purchase("2").WithSecPurpose("prefetch;prerender").Build());
        SendReport report = await fixture.Gateway.SendAsync([crawler], GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);
        PublishExplanation explanation = await fixture.Gateway.ExplainAsync(crawler);
        (await fixture.Gateway.PublishAsync(fixture.Purchase("3").Build())).EnsureAccepted();

        receipt.Should().Match<PublishReceipt>(it => it.Outcome == PublishOutcome.Filtered && it.Detail == FilterReasons.Crawler);
        ahead.Detail.Should().Be(FilterReasons.Prefetch);
        report.Results[0].Should().Match<SendResult>(it => it.Publish == PublishOutcome.Filtered && it.Detail == FilterReasons.Crawler);
        explanation.DataSources[0].Should().Match<DataSourceExplanation>(it => it.Outcome == PublishOutcome.Filtered && it.Detail == FilterReasons.Crawler);
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Filtered == 3 && it.Accepted == 1 && it.IsBalanced);
    }

    [Fact]
    public async Task A_filter_of_one_data_source_stops_nothing_at_another()
    {
        await using GatewayFixture fixture = With(builder => builder
            .AddDataSource("222", GatewayFixture.Token)
            .AddPublishingFilter("not here", _ => false, dataSourceId: "222"));

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());

        Enumerable.Range(0, receipt.Count).Select(index => receipt[index]).Should().BeEquivalentTo(
            [new DataSourceReceipt(GatewayFixture.DataSourceId, PublishOutcome.Accepted), new DataSourceReceipt("222", PublishOutcome.Filtered, PublishReason.None, "not here")]);
    }

    [Fact]
    public async Task A_filter_sees_what_consent_lets_go()
    {
        await using GatewayFixture fixture = With(builder => builder
            .AddConsentPolicy(new WithoutPhone())
            .AddPublishingFilter("has phone", conversion => !conversion.UserData.Has("ph")));

        (await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build())).EnsureAccepted();
    }

    [Fact]
    public async Task A_filter_that_throws_lets_the_event_pass_and_is_counted()
    {
        await using GatewayFixture fixture = With(builder => builder.AddPublishingFilter("broken", _ => throw new InvalidOperationException("MARKERVALUE")));

        (await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build())).EnsureAccepted();

        fixture.Statistics.HookFailures[nameof(PredicateFilter)].Should().Be(1);
        fixture.Log.Everything.Should().NotContain("MARKERVALUE");
    }

    [Fact]
    public async Task Filters_that_the_container_makes_are_disposed_with_it_each_once()
    {
        DisposedFilter.Disposed = 0;
        await using (GatewayFixture fixture = With(builder => builder.AddPublishingFilter<DisposedFilter>().AddPublishingFilter<DisposedFilter>("222")))
        {
            (await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build())).EnsureAccepted();
        }

        DisposedFilter.Disposed.Should().Be(2);
    }

    private static GatewayFixture With(Action<ICapiGatewayBuilder> build) => new(build: builder =>
    {
        builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token);
        build(builder);
    });

    private sealed class WithoutPhone : IConsentPolicy
    {
        public string Name => "no phone";

        public string Version => "1";

        public ValueTask<ConsentDecision> DecideAsync(ConsentContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult(ConsentDecision.AllowWithout("user_data.ph"));
    }

    private sealed class DisposedFilter : IPublishingFilter, IDisposable
    {
        public static int Disposed { get; set; }

        public ValueTask<FilterVerdict> CheckAsync(FilterContext context, CancellationToken cancellationToken) => ValueTask.FromResult(FilterVerdict.Pass);

        public void Dispose() => Disposed++;
    }
}
