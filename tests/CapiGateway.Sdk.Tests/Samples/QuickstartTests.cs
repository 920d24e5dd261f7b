using System.Text.RegularExpressions;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.House;

namespace CapiGateway.Sdk.Tests.Samples;

public sealed class QuickstartTests
{
    private static readonly Dictionary<string, string> NoEnvironment = new(StringComparer.Ordinal)
    {
        ["CAPI_DATASET"] = string.Empty,
        ["CAPI_TOKEN"] = string.Empty,
        ["CAPI_TEST_EVENT_CODE"] = string.Empty,
    };

    [Fact]
    public async Task Without_arguments_it_tells_what_became_of_every_order_and_balances()
    {
        var orders = new OrderLines(Repository.PathOf("samples/Quickstart/orders.jsonl"));
        await using SampleProcess sample = SampleProcess.Start("Quickstart", [], NoEnvironment);

        (await sample.WaitForExitAsync()).Should().Be(0, sample.Output);

        orders.Count.Should().Be(240);
        Row(sample, "Received").Should().Be(orders.Count);
        Row(sample, "Duplicate, not sent again").Should().Be(orders.Repeated).And.Be(2);
        Row(sample, "CAPI1001 EventTimeTooOld").Should().Be(orders.OlderThanSevenDays).And.Be(1);
        Row(sample, "CAPI1003 EventTimeClamped").Should().Be(orders.InTheFuture).And.Be(1);
        Row(sample, "CAPI3001 PurchaseWithoutValue").Should().Be(orders.WithoutTotal).And.Be(1);
        Row(sample, "CAPI3003 ValueNegative").Should().Be(orders.BelowZero).And.Be(1);
        (Row(sample, "Delivered") + Row(sample, "Invalid") + Row(sample, "Duplicate, not sent again")).Should().Be(orders.Count);
        Row(sample, "Still waiting").Should().Be(0);
        Row(sample, "City").Should().Be(orders.WithCity);
        sample.Output.Should().MatchRegex(@"(?m)^\s*balanced$");
    }

    [Fact]
    public async Task With_a_dataset_and_a_token_the_events_go_there()
    {
        await using ConversionsApiEmulator emulator = Strict();
        Uri address = await emulator.StartAsync().WaitAsync(SampleProcess.Budget);
        await using SampleProcess sample = SampleProcess.Start(
            "Quickstart",
            ["--dataset", SampleProcess.DatasetId, "--token", SampleProcess.Token, "--test-event-code", "TEST123", "--base-address", address.ToString()],
            NoEnvironment);

        (await sample.WaitForExitAsync()).Should().Be(0, sample.Output);

        emulator.Counters.EventsAccepted.Should().Be(Row(sample, "Delivered"));
        emulator.Counters.Rejections.Should().Be(0);
        emulator.Events.Should().OnlyContain(conversion => conversion.TestEventCode == "TEST123");
        sample.Output.Should().NotContain(SampleProcess.Token).And.NotContain("deduplicated by the emulator");
    }

    [Fact]
    public async Task The_environment_says_it_as_well_and_a_token_that_meta_refuses_fails_the_run()
    {
        await using ConversionsApiEmulator emulator = Strict();
        Uri address = await emulator.StartAsync().WaitAsync(SampleProcess.Budget);
        Dictionary<string, string> environment = new(NoEnvironment, StringComparer.Ordinal)
        {
            ["CAPI_DATASET"] = SampleProcess.DatasetId,
            ["CAPI_TOKEN"] = "EAAB-wrong-token-9876543210",
        };
        await using SampleProcess sample = SampleProcess.Start("Quickstart", ["--base-address", address.ToString()], environment);

        (await sample.WaitForExitAsync()).Should().Be(1, sample.Output);

        emulator.Events.Should().BeEmpty();
        Row(sample, "Delivered").Should().Be(0);
        Row(sample, "Still waiting").Should().BePositive();
        sample.Output.Should().Contain("is paused until").And.Contain("code 190").And.NotContain("EAAB-wrong-token");
    }

    [Theory]
    [InlineData("--unknown", "x")]
    [InlineData("orders.jsonl")]
    [InlineData("--dataset")]
    [InlineData("--dataset", "123")]
    [InlineData("--token", "EAAB")]
    [InlineData("--test-event-code", "TEST1")]
    [InlineData("--dataset", "123", "--token", "EAAB", "--base-address", "nowhere")]
    [InlineData("--dataset", "not-digits", "--token", "EAAB")]
    public async Task Arguments_that_make_no_sense_are_refused_with_an_explanation(params string[] arguments)
    {
        await using SampleProcess sample = SampleProcess.Start("Quickstart", arguments, NoEnvironment);

        (await sample.WaitForExitAsync()).Should().Be(2, sample.Output);

        sample.Output.Should().MatchRegex("Usage:|Use the dataset");
    }

    // The first number in the row of the tables that begins with this text.
    private static long Row(SampleProcess sample, string label)
    {
        Match row = Regex.Match(
            sample.Output,
            $@"^│\s+{Regex.Escape(label)}\s+│\s+(?<number>[\d,]+)",
            RegexOptions.Multiline | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(5));
        row.Success.Should().BeTrue($"there is a row '{label}' in {sample.Output}");
        return long.Parse(row.Groups["number"].Value.Replace(",", string.Empty, StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static ConversionsApiEmulator Strict() => new(new EmulatorOptions
    {
        Datasets = [new EmulatorDataset(SampleProcess.DatasetId)],
        AccessTokens = [SampleProcess.Token],
    });
}
