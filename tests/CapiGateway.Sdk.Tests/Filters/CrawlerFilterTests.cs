using CapiGateway.Sdk.Filters;
using CapiGateway.Sdk.Tests.House;

namespace CapiGateway.Sdk.Tests.Filters;

public sealed class CrawlerFilterTests
{
    private const string Vectors = "tests/CapiGateway.Sdk.Tests/Filters/Vectors/";
    private const string Browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";

    private readonly CrawlerFilter _filter = new();

    [Fact]
    public async Task Two_hundred_crawlers_are_stopped()
    {
        string[] crawlers = File.ReadAllLines(Repository.PathOf(Vectors + "crawlers.txt"));
        crawlers.Distinct().Should().HaveCount(200);
        foreach (string crawler in crawlers)
        {
            (await _filter.ReasonAsync(Judged.Event(crawler))).Should().Be(FilterReasons.Crawler, crawler);
        }
    }

    [Fact]
    public async Task Two_hundred_browsers_pass()
    {
        string[] browsers = File.ReadAllLines(Repository.PathOf(Vectors + "browsers.txt"));
        browsers.Distinct().Should().HaveCount(200);
        foreach (string browser in browsers)
        {
            (await _filter.ReasonAsync(Judged.Event(browser))).Should().BeNull(browser);
        }
    }

    [Theory]
    [InlineData("prefetch", FilterReasons.Prefetch)]
    [InlineData("prefetch;prerender", FilterReasons.Prefetch)]
    [InlineData("Prefetch; anonymous-client-ip", FilterReasons.Prefetch)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public async Task A_page_that_was_fetched_ahead_is_stopped(string? purpose, string? reason) =>
        (await _filter.ReasonAsync(Judged.Event(Browser, purpose: purpose))).Should().Be(reason);

    [Theory]
    [InlineData("Instagram 275.0.0.27.98 Android (31/12; 440dpi; 1080x2177; Xiaomi/Redmi; 22101316G; ruby; mt6877; en_US; 458229258)")]
    [InlineData("Mozilla/5.0 (Linux; Android 13; Shop; perl; Asia/Jakarta) AppleWebKit/537.36 Mobile Safari/537.36 Majestic/2 cypress nightmare collyer purequery")]
    public async Task A_word_that_is_also_the_name_of_a_program_is_no_sign(string userAgent) =>
        (await _filter.ReasonAsync(Judged.Event(userAgent))).Should().BeNull();

    [Theory]
    [InlineData("Ruby")]
    [InlineData("Ruby/3.3.0")]
    [InlineData("Mojolicious (Perl)")]
    [InlineData("Jakarta Commons-HttpClient/3.1")]
    [InlineData("colly - https://github.com/gocolly/colly/v2")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) Nightmare/3.0.2 Electron/2.0.18 Safari/537.36")]
    [InlineData("ureq/2.9.1")]
    public async Task The_programs_own_form_is(string userAgent) =>
        (await _filter.ReasonAsync(Judged.Event(userAgent))).Should().Be(FilterReasons.Crawler);

    [Fact]
    public async Task An_event_without_a_user_agent_passes() => (await _filter.ReasonAsync(Judged.Event())).Should().BeNull();

    [Fact]
    public void The_list_has_a_version_and_can_be_replaced()
    {
        CrawlerPatterns.BuiltIn.Version.Should().NotBeEmpty();
        CrawlerPatterns.BuiltIn.Count.Should().BeGreaterThan(100);

        var own = CrawlerPatterns.Read(new StringReader("# version: 7\n\nOurProbe\n=probe\n!OurProbeless\n"));
        own.Version.Should().Be("7");
        own.Matches("x ourprobe/1").Should().BeTrue();
        own.Matches("OurProbeless/1").Should().BeFalse();
        own.Matches("Probe").Should().BeTrue();
        own.Matches("Probe/1").Should().BeFalse();
        own.Matches("Googlebot").Should().BeFalse();
    }
}
