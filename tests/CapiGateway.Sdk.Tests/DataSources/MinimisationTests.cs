using System.Text.Json;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Time;
using CapiGateway.Sdk.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.DataSources;

/// <summary>What a data source itself lets leave: fields, addresses, domains, test event codes.</summary>
public sealed class MinimisationTests
{
    private const string Source = "1009";

    [Theory]
    [InlineData(UrlForm.Whole, "https://u:p@shop.example:8443/a/b?utm_source=x&id=7#top", "https://u:p@shop.example:8443/a/b?utm_source=x&id=7#top")]
    [InlineData(UrlForm.WithoutQuery, "https://u:p@shop.example:8443/a/b?utm_source=x&id=7#top", "https://shop.example:8443/a/b?utm_source=x")]
    [InlineData(UrlForm.WithoutQuery, "https://shop.example/a?id=7", "https://shop.example/a")]
    [InlineData(UrlForm.WithoutQuery, "https://shop.example?utm%5Fsource=x", "https://shop.example?utm%5Fsource=x")]
    [InlineData(UrlForm.WithoutQuery, "/a/b?token=1#x", "/a/b")]
    [InlineData(UrlForm.WithoutQuery, "https://shop.example/r?u=https://other.example/?a", "https://shop.example/r")]
    [InlineData(UrlForm.WithoutQuery, "https://shop.example/#/account?token=1", "https://shop.example/")]
    [InlineData(UrlForm.OriginOnly, "https://u:p@shop.example:8443/a?b#c", "https://shop.example:8443/")]
    [InlineData(UrlForm.OriginOnly, "https://shop.example", "https://shop.example/")]
    [InlineData(UrlForm.OriginOnly, "https://shop.example\\@other/", "https://shop.example/")]
    [InlineData(UrlForm.OriginOnly, "/only/a/path?secret", null)]
    [InlineData(UrlForm.OriginOnly, "mailto:jane@example.com", null)]
    [InlineData(UrlForm.OriginOnly, "path?u=https://shop.example/secret", null)]
    [InlineData(UrlForm.WithoutQuery, null, null)]
    public void An_address_keeps_what_its_form_allows(UrlForm form, string? url, string? expected) =>
        UrlReduction.Apply(url, new FieldAllowList { Urls = form, QueryKeys = ["utm_source"] }).Should().Be(expected);

    [Fact]
    public async Task What_is_not_on_the_list_is_not_in_the_bytes_sent()
    {
        await using ControlFixture fixture = With(new DataSource
        {
            Id = Source,
            Account = "a",
            Fields = new FieldAllowList { UserData = ["em", "client_user_agent"], CustomData = ["value", "currency"], Urls = UrlForm.OriginOnly },
        });
        ConversionEvent whole = ConversionEvent.Purchase(5, "EUR").WithEventId("1").WithEventTime(fixture.Inner.Clock.GetUtcNow())
            .FromWebsite("https://shop.example/thanks?mail=jane", "Mozilla/5.0", "8.8.8.8")
            .WithReferrer("https://search.example/?q=secret")
            .WithUser(user => user.Email("jane@example.com").Phone("+1 650 555 0100"))
            .WithCustomData(data => data.Property("margin", "12"))
            .Build();

        (await fixture.Gateway.PublishAsync(whole, Source)).EnsureAccepted();
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        JsonElement sent = fixture.Inner.Emulator.Events.Should().ContainSingle().Subject.GetJson();
        sent.GetProperty("user_data").EnumerateObject().Select(field => field.Name).Should().BeEquivalentTo("em", "client_user_agent");
        sent.GetProperty("custom_data").EnumerateObject().Select(field => field.Name).Should().BeEquivalentTo("value", "currency");
        sent.GetProperty("event_source_url").GetString().Should().Be("https://shop.example/");
        sent.GetProperty("referrer_url").GetString().Should().Be("https://search.example/");
    }

    [Fact]
    public async Task An_event_that_is_left_with_too_little_is_invalid()
    {
        await using ControlFixture fixture = With(new DataSource { Id = Source, Account = "a", Fields = new FieldAllowList { UserData = [] } });

        PublishReceipt receipt = await fixture.PublishAsync("1", source: Source);

        receipt.Outcome.Should().Be(PublishOutcome.Invalid);
        receipt.Diagnostics.Should().Contain(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task Limited_Data_Use_by_geolocation_names_the_state_where_the_address_will_not_leave()
    {
        await using ControlFixture fixture = With(new DataSource
        {
            Id = Source,
            Account = "a",
            Fields = new FieldAllowList { UserData = ["em", "client_user_agent"] },
        });
        ConversionEvent geolocated = ConversionEvent.Purchase(5, "EUR").WithEventTime(fixture.Inner.Clock.GetUtcNow())
            .FromWebsite("https://shop.example/", "Mozilla/5.0", "8.8.8.8")
            .WithUser(user => user.Email("jane@example.com"))
            .WithLimitedDataUse(LimitedDataUse.Geolocate)
            .WithConsent(new ConsentSignals { Region = ConsentRegion.TryParse("US-CA", out ConsentRegion? region) ? region : null })
            .Build();

        (await fixture.Gateway.PublishAsync(geolocated, Source)).EnsureAccepted();
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        JsonElement sent = fixture.Inner.Emulator.Events.Should().ContainSingle().Subject.GetJson();
        sent.GetProperty("data_processing_options_state").GetInt32().Should().Be(1000);
    }

    [Theory]
    [InlineData("https://shop.example/x", true)]
    [InlineData("https://www.shop.example/x", true)]
    [InlineData("https://staging.shop.example/x", false)]
    [InlineData("https://other.example/x", false)]
    public async Task Domains_of_the_data_source_filter_its_events(string page, bool passes)
    {
        await using ControlFixture fixture = With(new DataSource
        {
            Id = Source,
            Account = "a",
            AllowedDomains = ["shop.example"],
            BlockedDomains = ["staging.shop.example"],
        });
        ConversionEvent conversion = ConversionEvent.Purchase(5, "EUR").WithEventTime(fixture.Inner.Clock.GetUtcNow())
            .FromWebsite(page, "Mozilla/5.0").WithUser(user => user.Email("jane@example.com")).Build();

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(conversion, Source);

        receipt.Outcome.Should().Be(passes ? PublishOutcome.Accepted : PublishOutcome.Filtered);
        (await fixture.PublishAsync("elsewhere")).IsAccepted.Should().BeTrue("the domains are this data source's own");
    }

    [Fact]
    public async Task A_test_event_code_is_not_sent_after_it_has_expired_not_even_with_what_waited()
    {
        var source = new DataSource { Id = Source, TestEventCode = "TEST1", TestEventCodeExpiresAt = new ManualTimeProvider().GetUtcNow().AddMinutes(1) };
        await using var expiring = new GatewayFixture(
            options => options.MaxBatchDelay = TimeSpan.FromHours(1), builder => builder.AddDataSource(source, GatewayFixture.Token), manualClock: true);

        (await expiring.Gateway.PublishAsync(expiring.Purchase("before").Build())).EnsureAccepted();
        expiring.Manual.Advance(TimeSpan.FromMinutes(2));
        (await expiring.Gateway.PublishAsync(expiring.Purchase("after").Build())).EnsureAccepted();
        await expiring.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        expiring.Emulator.Requests.Should().OnlyContain(request => request.TestEventCode == null);
        expiring.Emulator.Events.Should().HaveCount(2);
        expiring.Log.Lines.Should().ContainSingle(line => line.Id.Id == 408);
    }

    private static ControlFixture With(DataSource source) => new(
        builder => builder.AddDataSource(source, GatewayFixture.Token));
}
