using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator.Rules;

public class PlainFieldTests : RuleTest
{
    [Theory]
    [InlineData("client_ip_address")]
    [InlineData("client_user_agent")]
    [InlineData("fbc")]
    [InlineData("fbp")]
    [InlineData("madid")]
    [InlineData("anon_id")]
    public Task What_must_not_be_hashed_and_looks_so_is_warned_about(string name) =>
        ShouldBeWarnedAbout(Harness.Website().With($"user_data.{name}", Hash), "user_data", name);

    [Theory]
    [InlineData("192.168.1.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("8.8.8.8:443")]
    [InlineData("[2a02:2e0::1]")]
    [InlineData("8.8.8.8 ")]
    [InlineData("1")]
    [InlineData("here")]
    public Task An_address_that_is_no_browsers_is_warned_about(string address) =>
        ShouldBeWarnedAbout(Harness.Website().With("user_data.client_ip_address", address), "user_data", "client_ip_address");

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("2a02:2e0::1")]
    [InlineData("168.212.226.204.ABcDEFGh")]
    [InlineData("168.212.226.204.AQ")]
    public Task A_public_address_is_accepted(string address) =>
        ShouldBeClean(Harness.Website().With("user_data.client_ip_address", address));

    [Theory]
    [InlineData("fb.1.{0}.AbCdEf")]
    [InlineData("fb.2.{0}.1116446470")]
    [InlineData("fb.0.{0}.AbCdEf.AQ")]
    [InlineData("fb.1.{0}.AbCdEf.AQECAQIB")]
    public Task A_click_id_of_four_or_five_parts_is_accepted(string form) =>
        ShouldBeClean(Harness.Website().With("user_data.fbc", Form(form, 0)).With("user_data.fbp", Form(form, 0)));

    [Theory]
    [InlineData("AbCdEf")]
    [InlineData("fb.1.{0}")]
    [InlineData("fb.1.{0}.")]
    [InlineData("fb.x.{0}.AbCdEf")]
    [InlineData("xy.1.{0}.AbCdEf")]
    [InlineData("fb.1.now.AbCdEf")]
    [InlineData("fb.1.{0}.AbCdEf.ABC")]
    [InlineData("fb.1.1700000000.AbCdEf")]
    public Task A_click_id_of_another_form_is_warned_about(string form) =>
        ShouldBeWarnedAbout(Harness.Website().With("user_data.fbc", Form(form, 0)), "user_data", "fbc");

    [Theory]
    [InlineData(-91)]
    [InlineData(1)]
    public Task A_click_that_is_too_old_or_to_come_is_warned_about(int days) =>
        ShouldBeWarnedAbout(Harness.Website().With("user_data.fbc", Form("fb.1.{0}.AbCdEf", days)), "user_data", "fbc");

    [Fact]
    public Task A_browser_id_does_not_age() => ShouldBeClean(Harness.Website().With("user_data.fbp", Form("fb.1.{0}.1116446470", -400)));

    [Fact]
    public Task A_plain_field_is_a_string() =>
        ShouldBeRejected(Harness.Website().WithJson("user_data.fbp", "[\"fb.1.1.1\"]"), 2804016, "user_data", "fbp");

    private string Form(string form, int days) =>
        form.Replace("{0}", Harness.Clock.GetUtcNow().AddDays(days).ToUnixTimeMilliseconds().ToString(), StringComparison.Ordinal);
}
