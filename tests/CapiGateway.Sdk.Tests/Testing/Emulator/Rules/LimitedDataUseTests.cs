using System.Text.Json.Nodes;

namespace CapiGateway.Sdk.Tests.Testing.Emulator.Rules;

public class LimitedDataUseTests : RuleTest
{
    private const string Options = "data_processing_options";
    private const string Country = "data_processing_options_country";
    private const string State = "data_processing_options_state";

    [Fact]
    public Task An_empty_list_is_no_limit() => ShouldBeClean(Event("[]"));

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(1, 1013)]
    [InlineData(1, 1999)]
    public Task A_state_may_be_named(int country, int state) => ShouldBeClean(Event("[\"LDU\"]", country, state));

    [Fact]
    public Task The_place_may_be_left_to_the_ip_address() =>
        ShouldBeClean(Event("[\"LDU\"]", 0, 0).With("user_data.client_ip_address", "8.8.8.8"));

    [Fact]
    public Task Without_address_and_state_there_is_no_place() => ShouldBeRejected(Event("[\"LDU\"]", 0, 0), 2804019, State);

    [Theory]
    [InlineData("[\"ldu\"]")]
    [InlineData("[\"LDU\",\"XYZ\"]")]
    [InlineData("[1]")]
    public Task The_only_option_is_ldu(string json) => ShouldBeRejected(Event(json, 1, 1000), 2804016, Options);

    [Theory]
    [InlineData(Country)]
    [InlineData(State)]
    public Task Codes_are_integers(string field) =>
        ShouldBeRejected(Event("[\"LDU\"]", 1, 1000).With(field, "California"), 2804016, field);

    [Fact]
    public Task A_country_without_a_state_is_warned_about() => ShouldBeWarnedAbout(Event("[]", country: 1), Country);

    [Fact]
    public Task A_state_without_its_country_is_warned_about() => ShouldBeWarnedAbout(Event("[]", country: 0, state: 1000), State);

    private JsonObject Event(string options, int? country = null, int? state = null)
    {
        var conversion = Harness.Website().WithJson(Options, options);
        if (country is not null)
        {
            conversion[Country] = country;
        }

        if (state is not null)
        {
            conversion[State] = state;
        }

        return conversion;
    }
}
