using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Tests.GraphApi;

public sealed class UsageHeadersReaderTests
{
    [Fact]
    public void No_headers_say_nothing()
    {
        UsageHeadersReader.Read(_ => []).Should().Be(UsageHeaders.None);
        UsageHeaders.None.IsExhausted.Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"call_count":28,"total_time":25,"total_cputime":25}""", 28d)]
    [InlineData("""{"call_count":"28","total_time":101.5,"total_cputime":25}""", 101.5)]
    [InlineData("""{"total_cputime":3}""", 3d)]
    [InlineData("{}", null)]
    public void The_app_has_three_percentages(string header, double? highest)
    {
        Read(app: header).Should().Be(new UsageHeaders(highest, null));
    }

    [Theory]
    [InlineData("""{"acc_id_util_pct":9.67,"reset_time_duration":100,"ads_api_access_tier":"standard_access"}""", 9.67, 100)]
    [InlineData("""{"acc_id_util_pct":"100","reset_time_duration":"300"}""", 100, 300)]
    [InlineData("""{"acc_id_util_pct":0,"reset_time_duration":0}""", 0, null)]
    public void The_ad_account_counts_in_seconds(string header, double highest, int? seconds)
    {
        Read(account: header).Should().Be(new UsageHeaders(highest, seconds is { } wait ? TimeSpan.FromSeconds(wait) : null));
    }

    [Fact]
    public void The_business_use_case_counts_in_minutes_over_all_ids_and_entries()
    {
        const string header = """
            {"11":[{"type":"ads_management","call_count":95,"total_cputime":20,"total_time":20,"estimated_time_to_regain_access":19},
                   {"type":"pages","call_count":"99","estimated_time_to_regain_access":"7"}],
             "22":[{"type":"messenger","call_count":1,"estimated_time_to_regain_access":0}],
             "33":{"call_count":2,"estimated_time_to_regain_access":21},
             "44":"?","55":[],"66":[null,5,[]],"77":null}
            """;

        Read(business: header).Should().Be(new UsageHeaders(99, TimeSpan.FromMinutes(21)));
    }

    [Fact]
    public void The_highest_and_the_longest_of_all_headers_count()
    {
        var usage = Read(
            app: """{"call_count":100}""",
            account: """{"acc_id_util_pct":9.67,"reset_time_duration":100}""",
            business: """{"1":[{"call_count":3,"estimated_time_to_regain_access":1}]}""");

        usage.Should().Be(new UsageHeaders(100, TimeSpan.FromSeconds(100)));
        usage.IsExhausted.Should().BeTrue();
    }

    [Fact]
    public void A_header_that_comes_twice_is_read_twice()
    {
        var usage = UsageHeadersReader.Read(name =>
            name == UsageHeadersReader.AppUsage ? ["""{"call_count":5}""", "?", """{"call_count":7}"""] : []);

        usage.HighestPercentage.Should().Be(7);
    }

    [Theory]
    [InlineData("")]
    [InlineData("busy")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("42")]
    [InlineData("\"x\"")]
    [InlineData("""{"call_count":{},"acc_id_util_pct":[],"reset_time_duration":"soon"}""")]
    [InlineData("""{"call_count":1e400,"acc_id_util_pct":"NaN","reset_time_duration":-5}""")]
    [InlineData("""{"1":[[[[]]]]}""")]
    [InlineData("""{"1":[{"estimated_time_to_regain_access":-9,"call_count":"\ud800"}]}""")]
    public void What_cannot_be_read_is_not_there(string header)
    {
        Read(header, header, header).Should().Be(UsageHeaders.None);
    }

    [Fact]
    public void Nobody_is_believed_beyond_a_day()
    {
        Read(account: """{"reset_time_duration":1e300}""").SuggestedWait.Should().Be(TimeSpan.FromHours(24));
        Read(business: """{"1":[{"estimated_time_to_regain_access":99999999}]}""").SuggestedWait.Should().Be(TimeSpan.FromHours(24));
    }

    [Theory]
    [InlineData("120", 120d)]
    [InlineData(" 120 ", 120d)]
    [InlineData("1.5", 1.5)]
    [InlineData("86401", 86400d)]
    [InlineData("99999999999999999999", 86400d)]
    [InlineData("1e999", 86400d)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("NaN", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("Sat, 21 Nov 2026 12:02:00 GMT", 120d)]
    [InlineData("Saturday, 21-Nov-26 12:02:00 GMT", 120d)]
    [InlineData("Sat, 21 Nov 2026 11:59:00 GMT", null)]
    [InlineData("Sat, 21 Nov 2065 12:00:00 GMT", 86400d)]
    public void Retry_After_is_read_in_both_forms(string? header, double? seconds)
    {
        WaitTime.OfRetryAfter(header, FixedClock.Noon).Should().Be(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
    }

    private static UsageHeaders Read(string? app = null, string? account = null, string? business = null) =>
        UsageHeadersReader.Read(name => name switch
        {
            "X-App-Usage" when app is not null => [app],
            "X-Ad-Account-Usage" when account is not null => [account],
            "X-Business-Use-Case-Usage" when business is not null => [business],
            _ => [],
        });
}
