using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Tests.Events;

public sealed class SmallValuesTests
{
    [Theory]
    [InlineData("8.8.8.8", "8.8.8.8")]
    [InlineData(" 8.8.8.8:443 ", "8.8.8.8")]
    [InlineData("8.8.8.8, 10.0.0.1", "8.8.8.8")]
    [InlineData("::ffff:8.8.8.8", "8.8.8.8")]
    [InlineData("[2a02:c7c::1]:443", "2a02:c7c::1")]
    [InlineData("2a02:c7c::1%eth0", "2a02:c7c::1")]
    [InlineData("168.212.226.204.ABcDEFGh", "168.212.226.204.ABcDEFGh")]
    [InlineData("168.212.226.204.12345678", "168.212.226.204.12345678")]
    [InlineData("2a02:c7c::1.AQ", "2a02:c7c::1.AQ")]
    [InlineData("10.0.0.1", null)]
    [InlineData("192.168.1.1", null)]
    [InlineData("172.31.0.1", null)]
    [InlineData("100.64.0.1", null)]
    [InlineData("169.254.1.1", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("::1", null)]
    [InlineData("fe80::1", null)]
    [InlineData("fd00::1", null)]
    [InlineData("10.0.0.1.ABcDEFGh", null)]
    [InlineData("::ffff:10.0.0.1", null)]
    [InlineData("::ffff:10.0.0.1.AQECAQIB", null)]
    [InlineData("::ffff:8.8.8.8.AQECAQIB", "::ffff:8.8.8.8.AQECAQIB")]
    [InlineData("192.0.0.1", null)]
    [InlineData("198.18.0.1", null)]
    [InlineData("198.19.255.255", null)]
    [InlineData("198.20.0.1", "198.20.0.1")]
    [InlineData("::2", null)]
    [InlineData("::8.8.8.8", null)]
    [InlineData("fec0::1", null)]
    [InlineData("ff02::1", null)]
    [InlineData("2002:a00:1::1", null)]
    [InlineData("2002:808:808::1", "2002:808:808::1")]
    [InlineData("08.8.8.8", null)]
    [InlineData("1", null)]
    [InlineData("localhost", null)]
    [InlineData("973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b", null)]
    public void An_address_is_cleaned_or_left_out(string written, string? clean)
    {
        ConversionEvent conversion = ConversionEvent.Lead().WithUser(user => user.ClientIpAddress(written)).Build();

        conversion.UserData.ClientIpAddress.Should().Be(clean);
        conversion.Diagnostics.Should().HaveCount(clean is null ? 1 : 0);
    }

    [Theory]
    [InlineData("fb.1.1754763741205.AbCdEfGh", true)]
    [InlineData("fb.2.1754763741205.AbCd.AQECAQIB", true)]
    [InlineData("fb.1.1754763741205.AbCd.AQ", true)]
    [InlineData("fb.1.1754763741.AbCd", false)]
    [InlineData("fb.1.AbCd", false)]
    [InlineData("fb.1.1754763741205.", false)]
    [InlineData("fb.1.1754763741205.AbCd.x", false)]
    [InlineData("IwAR5A9tADG5Ko5", false)]
    [InlineData("undefined", false)]
    public void A_browser_id_travels_unchanged_or_not_at_all(string written, bool kept)
    {
        UserData user = ConversionEvent.Lead().WithUser(builder => builder.Fbc(written).Fbp(written)).Build().UserData;

        user.Fbc.Should().Be(kept ? written : null);
        user.Fbp.Should().Be(kept ? written : null);
    }

    [Fact]
    public void A_click_id_is_made_of_what_the_landing_page_saw()
    {
        DateTimeOffset seen = DateTimeOffset.FromUnixTimeMilliseconds(Some.Now.AddDays(-1).ToUnixTimeMilliseconds());

        ConversionEvent.Lead().WithUser(user => user.ClickId("IwAR_case-Matters", seen)).Build(Some.Defaults)
            .UserData.Fbc.Should().Be($"fb.1.{seen.ToUnixTimeMilliseconds()}.IwAR_case-Matters");
    }

    [Theory]
    [InlineData(-91, nameof(EventRules.FbcExpired))]
    [InlineData(1, nameof(EventRules.BrowserIdInFuture))]
    public void The_age_of_a_click_is_told(int days, string rule) =>
        ConversionEvent.Lead().WithUser(user => user.ClickId("x", Some.Now.AddDays(days))).Build(Some.Defaults)
            .Diagnostics.Ids().Should().Equal(rule);

    [Theory]
    [InlineData("IwAR2F4-dbP0l7Mn1IawQQGCINEz7PYXQvwjNwB_qa2ofrHyiLjcbCRxTDMgk", false)]
    [InlineData("iwar2f4-dbp0l7mn1iawqqgcinez7pyxqvwjnwb_qa2ofrhyiljcbcrxtdmgk", true)]
    [InlineData("abcdefgh", false)]
    [InlineData("0123456789012345678901234567890123456789", false)]
    public void A_click_id_that_lost_its_capitals_is_sent_as_it_is_and_told(string fbclid, bool told)
    {
        ConversionEvent conversion = ConversionEvent.Lead().WithUser(user => user.ClickId(fbclid, Some.Now)).Build(Some.Defaults);

        conversion.UserData.Fbc.Should().EndWith(fbclid);
        conversion.Diagnostics.Ids().Should().Equal(told ? [nameof(EventRules.FbcLowercased)] : []);
    }

    [Fact]
    public void An_id_of_a_business_fact_is_the_same_everywhere()
    {
        string id = EventIds.From("shop", "Purchase", "SO-10261");

        id.Should().Be(EventIds.From("shop", "Purchase", "SO-10261"))
            .And.MatchRegex("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
        new[] { EventIds.From("shopP", "urchase", "SO-10261"), EventIds.From("shop", "PurchaseS", "O-10261"), EventIds.New() }
            .Should().NotContain(id).And.OnlyHaveUniqueItems();
        FluentActions.Invoking(() => EventIds.From("", "a", "b")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void An_id_of_a_business_fact_is_this_one()
    {
        // Length of each text in four little-endian bytes, then its UTF-8.
        byte[] message = [4, 0, 0, 0, .. "shop"u8, 8, 0, 0, 0, .. "Purchase"u8, 2, 0, 0, 0, .. "42"u8];
        byte[] digest = System.Security.Cryptography.SHA256.HashData(message);
        digest[6] = (byte)(digest[6] & 0x0F | 0x80);
        digest[8] = (byte)(digest[8] & 0x3F | 0x80);

        EventIds.From("shop", "Purchase", "42").Should().Be(new Guid(digest.AsSpan(0, 16), bigEndian: true).ToString());
    }

    [Fact]
    public void Limited_data_use_is_written_to_the_byte()
    {
        const string On = "\"data_processing_options\":[\"LDU\"],\"data_processing_options_country\":";
        Written(LimitedDataUse.NotSpecified).Should().NotContain("data_processing");
        Written(LimitedDataUse.Off).Should().Contain("\"data_processing_options\":[]").And.NotContain("_country");
        Written(LimitedDataUse.Geolocate).Should().Contain(On + "0,\"data_processing_options_state\":0");
        Written(LimitedDataUse.ForState(LimitedDataUseStates.RhodeIsland)).Should()
            .Contain(On + "1,\"data_processing_options_state\":1013");
        FluentActions.Invoking(() => LimitedDataUse.ForState(0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Request_fields_are_compared_by_value()
    {
        var fields = new RequestFields { Platforms = [new("a", "b")], Progress = new(1, 2) };

        RequestFields same = new RequestFields { Platforms = [new("a", "b")], Progress = new(1, 2) }.WithProperty("x", "1");
        (fields.WithProperty("x", "1") == same).Should().BeTrue();
        fields.Should().NotBe(fields.WithProperty("x", "1"));
        new RequestFields { TestEventCode = "  " }.Should().Be(RequestFields.None);
        RequestFields.None.Or(fields).Should().BeSameAs(fields);
    }

    private static string Written(LimitedDataUse use) => Json.Text(ConversionEvent.Lead().WithLimitedDataUse(use).Build());
}
