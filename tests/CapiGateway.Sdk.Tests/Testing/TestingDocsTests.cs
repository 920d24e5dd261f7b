using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Testing.Conformance;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Tests.Testing;

/// <summary>The code of docs/testing.md, run; and every block of the page is found here, or cut from a sample and marked so.</summary>
public partial class TestingDocsTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);

    [Fact]
    public Task The_emulator_as_a_handler() => Run(async () =>
    {
        await using var emulator = new ConversionsApiEmulator();
        using var client = emulator.CreateClient();

        await SendPurchaseAsync(client);

        emulator.Events.Should().ContainSingle().Which.Name.Should().Be("Purchase");
        emulator.AssertClean();
    });

    [Fact]
    public Task The_emulator_on_a_port() => Run(async () =>
    {
        await using var emulator = new ConversionsApiEmulator();
        Uri address = await emulator.StartAsync();
        using var client = new HttpClient { BaseAddress = address };

        await SendPurchaseAsync(client);

        IReadOnlyList<AcceptedEvent> events = await emulator.WaitForEventsAsync(1);
        events[0].GetJson().GetProperty("custom_data").GetProperty("currency").GetString().Should().Be("EUR");
    });

    [Fact]
    public Task The_options() => Run(async () =>
    {
        await using var emulator = new ConversionsApiEmulator(new EmulatorOptions
        {
            AccessTokens = ["the-token"],
            Datasets = [new EmulatorDataset("1234567890123456", DatasetKind.Web)],
            UnhashedContactInformation = Strictness.Warn,
        });
        using var client = emulator.CreateClient();
        await SendPurchaseAsync(client);
        emulator.Events.Should().ContainSingle();
    });

    [Fact]
    public Task The_expected_pair() => Run(async () =>
    {
        await using var emulator = new ConversionsApiEmulator();
        using var client = emulator.CreateClient();
        emulator.RecordBrowserEvent("1234567890123456", "Purchase", "order-1");

        await SendPurchaseAsync(client);

        emulator.Events.Should().ContainSingle().Which.IsDuplicate.Should().BeTrue();
        emulator.AssertClean();
    });

    [Fact]
    public Task The_faults() => Run(async () =>
    {
        await using var emulator = new ConversionsApiEmulator();
        using var client = emulator.CreateClient();
        emulator.Faults.Enqueue(
            EmulatorFault.ResetAfterAcceptance,
            EmulatorFault.GraphError(80004, 2446079).WithBusinessUseCaseUsage(100, TimeSpan.FromMinutes(5)));
        emulator.Faults.ForDataset("42", EmulatorFault.GraphError(190, 463));
        emulator.Faults.When(request => request.Contains("order-13"), EmulatorFault.GraphError(100, 2804016));

        await client.Awaiting(it => SendPurchaseAsync(it)).Should().ThrowAsync<HttpRequestException>();
        await SendPurchaseAsync(client);
        await SendPurchaseAsync(client);

        emulator.Requests.Select(request => request.Status).Should().Equal(null, 400, 200);
        emulator.AssertClean();
    });

    [Fact]
    [SuppressMessage("Reliability", "CA2025", Justification = "The task is awaited before the client is disposed of.")]
    public Task The_clock() => Run(async () =>
    {
        var clock = new ManualTimeProvider();
        await using var emulator = new ConversionsApiEmulator(timeProvider: clock);
        using var client = emulator.CreateClient();
        emulator.Faults.Enqueue(EmulatorFault.LatencyOf(TimeSpan.FromSeconds(30)));

        Task sending = SendPurchaseAsync(client, clock);
        await clock.WaitForTimerAsync();
        clock.Advance(TimeSpan.FromSeconds(30));
        await sending;
        emulator.AssertClean();
    });

    [Fact]
    public Task The_conformance_suite() => Run(async () =>
    {
        var suite = new DeduplicationCacheConformance(clock => new InMemoryDeduplicationCache(timeProvider: clock));

        await suite.RunAllAsync();

        suite.Cases.Should().NotBeEmpty();
    });

    [Fact]
    public void Every_block_of_the_page_is_code_of_this_file()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "CapiGateway.Sdk.sln")))
        {
            root = root.Parent!;
        }

        var code = Squeeze(File.ReadAllText(Path.Combine(root.FullName, "tests/CapiGateway.Sdk.Tests/Testing/TestingDocsTests.cs")));
        foreach (var page in new[] { "docs/testing.md", "src/CapiGateway.Sdk.Testing/README.md" })
        {
            var blocks = CSharpBlocks().Matches(File.ReadAllText(Path.Combine(root.FullName, page)));
            blocks.Should().NotBeEmpty();
            blocks.Select(block => Squeeze(block.Groups["code"].Value)).Should().OnlyContain(block => code.Contains(block));
        }
    }

    [GeneratedRegex("(?<!-->\n)```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CSharpBlocks();

    private static string Squeeze(string code) => string.Concat(code.Where(c => !char.IsWhiteSpace(c)));

    private static Task Run(Func<Task> sample) => sample().WaitAsync(Budget);

    private static async Task SendPurchaseAsync(HttpClient client, TimeProvider? clock = null)
    {
        var data = new[]
        {
            new
            {
                event_name = "Purchase",
                event_time = (clock ?? TimeProvider.System).GetUtcNow().ToUnixTimeSeconds(),
                event_id = "order-1",
                action_source = "website",
                event_source_url = "https://shop.example/thanks",
                user_data = new
                {
                    em = "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b",
                    client_user_agent = "Mozilla/5.0",
                },
                custom_data = new { value = 129.95m, currency = "EUR" },
            },
        };
        using var response = await client.PostAsJsonAsync("v25.0/1234567890123456/events?access_token=the-token", new { data })
            .WaitAsync(Budget);
    }
}
