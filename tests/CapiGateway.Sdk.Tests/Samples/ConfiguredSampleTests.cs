using System.Net.Http.Json;
using System.Text.Json;
using CapiGateway.Sdk.Testing.Emulator;

namespace CapiGateway.Sdk.Tests.Samples;

public sealed class ConfiguredSampleTests
{
    [Fact]
    public async Task The_console_publishes_without_a_host_and_ends()
    {
        await using ConversionsApiEmulator emulator = Emulator();
        await using SampleProcess sample = SampleProcess.StartConfigured("Console", await emulator.StartAsync().WaitAsync(SampleProcess.Budget));

        (await sample.WaitForExitAsync()).Should().Be(0, sample.Output);

        sample.Output.Should().Contain($"{SampleProcess.DatasetId}: Accepted");
        AcceptedEvent purchase = emulator.Events.Should().ContainSingle().Subject;
        purchase.Id.Should().Be("SO-1001");
        UserData(purchase).GetProperty("client_ip_address").GetString().Should().Be("8.8.8.8");
        emulator.AssertClean();
    }

    [Fact]
    public async Task The_worker_leaves_draining_to_its_host()
    {
        await using ConversionsApiEmulator emulator = Emulator();
        await using SampleProcess sample = SampleProcess.StartConfigured("Worker", await emulator.StartAsync().WaitAsync(SampleProcess.Budget));

        (await sample.WaitForExitAsync()).Should().Be(0, sample.Output);

        emulator.Events.Select(conversion => conversion.Id).Should().BeEquivalentTo("SO-1001", "SO-1002");
        emulator.Events.Should().OnlyContain(conversion => conversion.ActionSource == "phone_call");
        emulator.AssertClean();
    }

    [Fact]
    public async Task The_website_publishes_what_the_request_says_about_the_browser()
    {
        await using ConversionsApiEmulator emulator = Emulator();
        Uri address = await emulator.StartAsync().WaitAsync(SampleProcess.Budget);
        await using SampleProcess sample = SampleProcess.StartConfigured("MinimalApi", address, awaited: "Now listening on: ");
        string listening = await sample.WaitForLineAsync();
        using var client = new HttpClient { BaseAddress = new Uri(listening[listening.IndexOf("http", StringComparison.Ordinal)..]) };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64)");
        client.DefaultRequestHeaders.Referrer = new Uri("https://shop.example/thank-you?order=SO-7");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "8.8.4.4");

        using HttpResponseMessage response = await client
            .PostAsJsonAsync("orders", new { id = "SO-7", total = 129.95m, currency = "usd", email = "jane.doe@example.com", phone = "+1 650 555 0100" })
            .WaitAsync(SampleProcess.Budget);
        JsonElement answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>().WaitAsync(SampleProcess.Budget);
        await emulator.WaitForEventsAsync(1).WaitAsync(SampleProcess.Budget);

        answer.GetProperty("outcome").GetString().Should().Be("Accepted");
        answer.GetProperty("diagnostics").EnumerateArray().Should().ContainSingle().Which.GetString().Should().StartWith("CAPI3016");
        AcceptedEvent purchase = emulator.Events.Should().ContainSingle().Subject;
        purchase.Id.Should().Be(answer.GetProperty("eventId").GetString()).And.Be("SO-7");
        purchase.GetJson().GetProperty("event_source_url").GetString().Should().Be("https://shop.example/thank-you?order=SO-7");
        UserData(purchase).GetProperty("client_user_agent").GetString().Should().Be("Mozilla/5.0 (X11; Linux x86_64)");
        UserData(purchase).GetProperty("client_ip_address").GetString().Should().Be("8.8.4.4");
        emulator.AssertClean();
    }

    [Theory]
    [InlineData("Console")]
    [InlineData("Worker")]
    [InlineData("MinimalApi")]
    public async Task A_sample_without_a_dataset_says_what_to_set(string name)
    {
        await using SampleProcess sample = SampleProcess.Start(
            name, [], new Dictionary<string, string>(StringComparer.Ordinal) { ["Meta__DatasetId"] = " ", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" });

        (await sample.WaitForExitAsync()).Should().NotBe(0);

        sample.Output.Should().Contain("Use the dataset (pixel) id of Events Manager").And.Contain("Enabled = false").And.Contain("getting-started.md");
    }

    [Fact]
    public async Task The_website_starts_without_id_and_token_when_the_gateway_is_switched_off()
    {
        await using SampleProcess sample = SampleProcess.Start(
            "MinimalApi",
            [],
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Meta__DatasetId"] = " ",
                ["CapiGateway__Enabled"] = "false",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            },
            awaited: "Now listening on: ");

        (await sample.WaitForLineAsync()).Should().Contain("http://");
    }

    private static ConversionsApiEmulator Emulator() => new(new EmulatorOptions
    {
        Datasets = [new EmulatorDataset(SampleProcess.DatasetId)],
        AccessTokens = [SampleProcess.Token],
    });

    private static JsonElement UserData(AcceptedEvent conversion) => conversion.GetJson().GetProperty("user_data");
}
