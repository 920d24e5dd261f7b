using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;

namespace CapiGateway.Sdk.Tests.DataSources;

public sealed class ValueInMessageTests
{
    [Theory]
    [InlineData("my-pixel", "'my-pixel'")]
    [InlineData("1234567890123456", "'1234567890123456'")]
    [InlineData("2027-01-31T18:00:00Z", "'2027-01-31T18:00:00Z'")]
    [InlineData("https://shop.example/", "'https://shop.example/'")]
    [InlineData("https://capig.example:8443/hub", "'https://capig.example:8443/…'")]
    [InlineData("", "''")]
    [InlineData(null, "''")]
    public void A_value_that_is_no_secret_is_repeated(string? value, string said) => ValueInMessage.Of(value).Should().Be(said);

    [Theory]
    [InlineData("ftp://x/?access_token=marker", "'ftp://x/…'")]
    [InlineData("https://user:marker@capig.example/", "'https://capig.example/…'")]
    [InlineData("https://capig.example/marker", "'https://capig.example/…'")]
    [InlineData("capig.example/?key=marker", "'capig.example/?…'")]
    public void Of_an_address_only_where_it_leads(string value, string said) => ValueInMessage.Of(value).Should().Be(said);

    [Theory]
    [InlineData("EAABmarker", 10)]
    [InlineData("marker\n", 7)]
    [InlineData("gw-marker-9f3a2b77c1", 20)]
    [InlineData("a marker 123456789 123456789 123456789 123456789 123456789 1234567", 66)]
    public void What_may_be_a_secret_is_told_by_its_length(string value, int length) =>
        ValueInMessage.Of(value).Should().Be($"a text of {length} characters that may be a secret");

    [Theory]
    [InlineData("mykey")]
    [InlineData("mysecret")]
    [InlineData("https://mykey/")]
    public void A_secret_that_is_known_is_not_repeated_in_another_place(string value) =>
        ValueInMessage.Of(value, new AccessCredential(new Secret("mykey"), new Secret("mysecret"))).Should().StartWith("a text of ");
}
