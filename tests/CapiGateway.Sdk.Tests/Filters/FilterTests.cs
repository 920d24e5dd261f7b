using System.Globalization;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Filters;

namespace CapiGateway.Sdk.Tests.Filters;

public sealed class FilterTests
{
    [Fact]
    public async Task A_predicate_stops_with_its_reason()
    {
        var filter = new PredicateFilter("no leads", conversion => conversion.EventName != "Lead");
        (await filter.ReasonAsync(Judged.Event())).Should().Be("no leads");
        (await filter.ReasonAsync(Judged.Of(ConversionEvent.Create("Other").Build()))).Should().BeNull();
    }

    [Fact]
    public async Task Names_are_allowed_or_blocked_exactly()
    {
        (await EventNameFilter.Allow("Lead").ReasonAsync(Judged.Event())).Should().BeNull();
        (await EventNameFilter.Allow("lead").ReasonAsync(Judged.Event())).Should().Be(FilterReasons.EventName);
        (await EventNameFilter.Block("Lead", "Contact").ReasonAsync(Judged.Event())).Should().Be(FilterReasons.EventName);
        (await EventNameFilter.Block("Contact").ReasonAsync(Judged.Event())).Should().BeNull();
    }

    [Theory]
    [InlineData("https://example.com/a", true)]
    [InlineData("https://SHOP.Example.com:8080/a?b", true)]
    [InlineData("https://notexample.com/", false)]
    [InlineData("https://example.com.evil.test/", false)]
    [InlineData(null, null)]
    public async Task A_domain_covers_its_subdomains_only(string? url, bool? isInside)
    {
        (await DomainFilter.Allow("example.com").ReasonAsync(Judged.Event(url: url))).Should().Be(isInside == false ? FilterReasons.Domain : null);
        (await DomainFilter.Block("*.example.com").ReasonAsync(Judged.Event(url: url))).Should().Be(isInside == true ? FilterReasons.Domain : null);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("https://xn--é/")]
    [InlineData("https://͸.example/")]
    [InlineData("https://\uFFFD.example/")]
    [InlineData("https://evil.example:99999/")]
    [InlineData("https://ev il.example/")]
    public async Task A_page_that_cannot_be_read_is_of_no_domain(string url)
    {
        FilterContext page = Judged.Event(url: url);
        page.Conversion.EventSourceUrl.Should().NotBeNullOrEmpty();

        (await DomainFilter.Allow("shop.example").ReasonAsync(page)).Should().Be(FilterReasons.Domain);
        (await DomainFilter.Block("shop.example").ReasonAsync(page)).Should().BeNull();
    }

    [Theory]
    [InlineData("https://shop.example")]
    [InlineData("shop.example/")]
    [InlineData("shop.example:8080")]
    [InlineData("")]
    public void A_domain_that_is_none_is_refused(string domain)
    {
        FluentActions.Invoking(() => DomainFilter.Allow(domain)).Should().Throw<ArgumentException>().WithMessage($"*'{domain}'*Use a name such as example.com*");
        FluentActions.Invoking(() => DomainFilter.Block("a.example", domain)).Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData("*.bücher.example", "https://www.xn--bcher-kva.example/")]
    [InlineData("192.0.2.7", "http://192.0.2.7:8080/a")]
    [InlineData("2001:db8::1", "http://[2001:db8::1]/a")]
    [InlineData(" localhost ", "http://localhost/")]
    public async Task A_domain_may_be_international_or_an_address(string domain, string url)
    {
        (await DomainFilter.Allow(domain).ReasonAsync(Judged.Event(url: url))).Should().BeNull();
        (await DomainFilter.Block(domain).ReasonAsync(Judged.Event(url: url))).Should().Be(FilterReasons.Domain);
    }

    [Theory]
    [InlineData("203.0.113.7", true)]
    [InlineData("203.0.113.255", true)]
    [InlineData("203.0.114.1", false)]
    [InlineData("198.51.100.9", true)]
    [InlineData("198.51.100.8", false)]
    [InlineData("2001:db8:1::5", true)]
    [InlineData("2001:db9::1", false)]
    [InlineData("::ffff:203.0.113.7", true)]
    [InlineData(null, false)]
    public async Task Addresses_of_the_company_are_stopped(string? ip, bool isStopped) =>
        (await new InternalTrafficFilter("203.0.113.77/24", "198.51.100.9", "2001:db8::/32").ReasonAsync(Judged.Event(ip: ip)))
            .Should().Be(isStopped ? FilterReasons.InternalTraffic : null);

    [Theory]
    [InlineData("office")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/x")]
    [InlineData("2001:db8::/129")]
    public void A_network_that_is_none_is_refused(string network) =>
        FluentActions.Invoking(() => new InternalTrafficFilter(network)).Should().Throw<ArgumentException>().WithMessage($"*{network}*");

    [Fact]
    public async Task A_sample_is_as_large_as_asked_for_and_always_the_same()
    {
        var filter = new SamplingFilter(0.25);
        var again = new SamplingFilter(0.25);
        var larger = new SamplingFilter(0.5);
        int passed = 0;
        for (int number = 0; number < 4_000; number++)
        {
            var context = Judged.Event(id: "order-" + number.ToString(CultureInfo.InvariantCulture));
            bool passes = await filter.ReasonAsync(context) is null;
            (await again.ReasonAsync(context) is null).Should().Be(passes);
            (passes && await larger.ReasonAsync(context) is not null).Should().BeFalse("a larger sample contains the smaller one");
            passed += passes ? 1 : 0;
        }

        passed.Should().BeInRange(880, 1_120);
        (await new SamplingFilter(0).ReasonAsync(Judged.Event())).Should().Be(FilterReasons.NotSampled);
        (await new SamplingFilter(1).ReasonAsync(Judged.Event())).Should().BeNull();
        FluentActions.Invoking(() => new SamplingFilter(double.NaN)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData("9.99", "USD", FilterReasons.MinimumValue)]
    [InlineData("10", "USD", null)]
    [InlineData("1", "EUR", null)]
    [InlineData(null, null, null)]
    public async Task A_small_value_is_stopped_in_its_currency(string? value, string? currency, string? reason)
    {
        ConversionEventBuilder builder = ConversionEvent.Create("Purchase");
        if (value is not null)
        {
            builder.WithCustomData(data => data.Value(decimal.Parse(value, CultureInfo.InvariantCulture), currency));
        }

        (await new MinimumValueFilter(10, "usd").ReasonAsync(Judged.Of(builder.Build()))).Should().Be(reason);
    }
}
