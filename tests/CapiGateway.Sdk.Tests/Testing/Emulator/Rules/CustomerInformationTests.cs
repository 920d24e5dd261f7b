using System.Text.Json.Nodes;
using CapiGateway.Sdk.Testing.Emulator;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator.Rules;

public class CustomerInformationTests : RuleTest
{
    private static readonly string[] Plain = ["client_user_agent", "client_ip_address", "fbp", "fbc", "external_id", "lead_id", "madid"];

    [Theory]
    [InlineData("")]
    [InlineData("client_user_agent")]
    [InlineData("country")]
    [InlineData("fn")]
    [InlineData("ln")]
    [InlineData("db")]
    [InlineData("ge")]
    [InlineData("ct,country,st,zp,ge,client_user_agent")]
    [InlineData("ct,zp")]
    [InlineData("db,client_user_agent")]
    [InlineData("fn,ge")]
    [InlineData("ln,ge")]
    public Task Information_that_is_missing_or_too_broad_is_refused(string names) =>
        ShouldBeRejected(EventWith(names), 2804050, "user_data");

    [Theory]
    [InlineData("em")]
    [InlineData("ph")]
    [InlineData("external_id")]
    [InlineData("fbp")]
    [InlineData("fbc")]
    [InlineData("client_ip_address,client_user_agent")]
    [InlineData("fn,ln")]
    [InlineData("fn,zp")]
    [InlineData("db,zp")]
    [InlineData("lead_id")]
    public Task Information_that_can_match_somebody_is_accepted(string names) => ShouldBeClean(EventWith(names));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("[\"\"]")]
    public Task An_empty_value_is_no_information(string json) =>
        ShouldBeRejectedAsEmpty(EventWith(string.Empty).WithJson("user_data.external_id", json));

    [Theory]
    [InlineData("em")]
    [InlineData("ph")]
    [InlineData("country")]
    [InlineData("f5first")]
    public Task Contact_information_must_be_hashed(string name) =>
        ShouldBeRejected(Harness.Website().With($"user_data.{name}", "someone@example.com"), 2804016, "user_data", name);

    [Theory]
    [InlineData("973DFE463EC85785F5F95AF5BA3906EEDB2D931C24E69824A89EA65DBA4E813B")]
    [InlineData("973dfe463ec85785f5f95af5ba3906ee")]
    [InlineData("973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b.abc")]
    [InlineData("973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813bAQECAQIB")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("")]
    public Task A_hash_is_64_lower_case_hex_characters_of_something(string value) =>
        ShouldBeRejected(Harness.Website().With("user_data.ph", value), 2804016, "user_data", "ph");

    [Theory]
    [InlineData("AQ")]
    [InlineData("AQECAQIB")]
    public Task A_hash_may_carry_the_appendix_of_the_parameter_builder(string appendix) =>
        ShouldBeClean(Harness.Website().With("user_data.em", $"{Hash}.{appendix}"));

    [Fact]
    public Task Every_value_of_a_list_counts() =>
        ShouldBeRejected(Harness.Website().With("user_data.em", new JsonArray(Hash, "plain")), 2804016, "user_data", "em");

    [Fact]
    public Task A_number_is_no_hash() => ShouldBeRejected(Harness.Website().With("user_data.ph", 16505551212), 2804016, "user_data", "ph");

    [Fact]
    public Task An_external_id_may_be_plain() => ShouldBeClean(Harness.Website().With("user_data.external_id", "user-42"));

    [Theory]
    [InlineData("123456789012345", true)]
    [InlineData("12345678901234567", true)]
    [InlineData("\"1234567890123456\"", true)]
    [InlineData("12345678901234", false)]
    [InlineData("123456789012345678", false)]
    [InlineData("\"l:123456789012345\"", false)]
    public Task A_lead_id_has_15_to_17_digits(string json, bool isValid)
    {
        var conversion = Harness.Website().WithJson("user_data.lead_id", json);
        return isValid ? ShouldBeClean(conversion) : ShouldBeRejected(conversion, 2804036, "user_data", "lead_id");
    }

    [Fact]
    public Task A_crm_event_names_its_crm() =>
        ShouldBeRejected(Crm().Without("custom_data.lead_event_source"), 2804019, "custom_data", "lead_event_source");

    [Fact]
    public Task A_whole_crm_event_is_accepted() => ShouldBeClean(Crm());

    [Fact]
    public async Task A_crm_dataset_wants_to_know_that_an_event_comes_from_a_crm()
    {
        Use(new() { Datasets = [new EmulatorDataset(Dataset, DatasetKind.Crm)] });

        await ShouldBeRejected(Crm().Without("custom_data.event_source"), 2804019, "custom_data", "event_source").WaitAsync(Budget);
    }

    private JsonObject Crm() => Harness.Website("Qualified")
        .With("action_source", "system_generated")
        .With("user_data.lead_id", 1234567890123456)
        .With("custom_data.event_source", "crm")
        .With("custom_data.lead_event_source", "Own CRM");

    private JsonObject EventWith(string names)
    {
        var userData = new JsonObject();
        foreach (var name in names.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            userData[name] = Plain.Contains(name) ? PlainValue(name) : Hash;
        }

        return Harness.Website().With("action_source", "other").With("user_data", userData);
    }

    private JsonNode PlainValue(string name) => name switch
    {
        "client_ip_address" => "2a02:2e0::1",
        "fbp" or "fbc" => $"fb.1.{Harness.Now}000.Abc",
        "lead_id" => 123456789012345,
        _ => "Mozilla/5.0",
    };

    private async Task ShouldBeRejectedAsEmpty(JsonObject conversion)
    {
        await Harness.PostAsync(conversion).WaitAsync(Budget);

        Harness.Emulator.Rejections.Should().ContainSingle().Which.Reasons.Should().Contain(reason => reason.Subcode == 2804050);
    }
}
