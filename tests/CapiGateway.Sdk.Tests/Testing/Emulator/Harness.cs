using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Tests.Testing.Emulator;

/// <summary>An emulator on a clock that stands still, a client of it, and events written by hand.</summary>
internal sealed class Harness : IAsyncDisposable
{
    public const string Dataset = "1234567890123456";
    public const string Token = "EAAB-test-token";
    public const string Hash = "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b";

    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);

    public Harness(EmulatorOptions? options = null)
    {
        Emulator = new ConversionsApiEmulator(options, Clock);
        Client = Emulator.CreateClient();
    }

    public ManualTimeProvider Clock { get; } = new();

    public ConversionsApiEmulator Emulator { get; }

    public HttpClient Client { get; private set; }

    public long Now => Clock.GetUtcNow().ToUnixTimeSeconds();

    public static async Task<Harness> OverLoopbackAsync(EmulatorOptions? options = null)
    {
        var harness = new Harness(options);
        harness.Client.Dispose();
        harness.Client = new HttpClient { BaseAddress = await harness.Emulator.StartAsync().WaitAsync(Budget) };
        return harness;
    }

    public JsonObject Website(string name = "PageView", string id = "evt-1") => new()
    {
        ["event_name"] = name,
        ["event_time"] = Now,
        ["event_id"] = id,
        ["action_source"] = "website",
        ["event_source_url"] = "https://shop.example/thanks",
        ["user_data"] = new JsonObject { ["em"] = new JsonArray(Hash), ["client_user_agent"] = "Mozilla/5.0" },
    };

    public JsonObject Purchase(string id = "evt-1")
    {
        var purchase = Website("Purchase", id);
        purchase["custom_data"] = new JsonObject { ["value"] = 129.95, ["currency"] = "USD" };
        return purchase;
    }

    public JsonObject Store(string id = "sale-1") => new()
    {
        ["event_name"] = "Purchase",
        ["event_time"] = Now,
        ["event_id"] = id,
        ["action_source"] = "physical_store",
        ["user_data"] = new JsonObject { ["em"] = Hash },
        ["custom_data"] = new JsonObject { ["value"] = 10, ["currency"] = "EUR", ["order_id"] = "order-1", ["item_number"] = "1" },
    };

    public JsonObject WhatsApp(string name = "LeadSubmitted") => new()
    {
        ["event_name"] = name,
        ["event_time"] = Now,
        ["event_id"] = "chat-1",
        ["action_source"] = "business_messaging",
        ["messaging_channel"] = "whatsapp",
        ["user_data"] = new JsonObject { ["whatsapp_business_account_id"] = "77", ["ctwa_clid"] = "click" },
    };

    public JsonObject App() => new()
    {
        ["event_name"] = "MobileAppInstall",
        ["event_time"] = Now,
        ["event_id"] = "install-1",
        ["action_source"] = "app",
        ["user_data"] = new JsonObject { ["madid"] = "38400000-8cf0-11bd-b23e-10b96e40000d" },
        ["app_data"] = new JsonObject
        {
            ["advertiser_tracking_enabled"] = 1,
            ["extinfo"] = new JsonArray(
                "a2", "com.shop", "7", "7.1", "14", "P8", "en_US", "GMT-1", "T", "1920", "1080", "2", "2", "128", "8", "UTC"),
        },
    };

    public Task<Answer> PostAsync(params JsonNode[] events) => PostToAsync(Dataset, events);

    public Task<Answer> PostToAsync(string dataset, params JsonNode[] events) =>
        SendAsync(HttpMethod.Post, $"/v25.0/{dataset}/events", JsonContentOf(new JsonObject { ["data"] = new JsonArray(events) }));

    public Task<Answer> PostBodyAsync(JsonNode body) => SendAsync(HttpMethod.Post, $"/v25.0/{Dataset}/events", JsonContentOf(body));

    public Task<Answer> PostAsync(JsonNode conversion, CancellationToken cancellationToken)
    {
        var body = JsonContentOf(new JsonObject { ["data"] = new JsonArray(conversion) });
        return SendAsync(HttpMethod.Post, $"/v25.0/{Dataset}/events", body, Token, cancellationToken);
    }

    public async Task<Answer> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, string? token = Token, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        using var response = await Client.SendAsync(request, cancellationToken).WaitAsync(Budget, cancellationToken);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken).WaitAsync(Budget, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync().AsTask().WaitAsync(Budget);
    }

    public static StringContent JsonContentOf(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    public sealed record Answer(HttpStatusCode Status, string Text)
    {
        public JsonElement Json => JsonElement.Parse(Text);

        public JsonElement Error => Json.GetProperty("error");

        public int Received => Json.GetProperty("events_received").GetInt32();

        public IReadOnlyList<string?> Messages => [.. Json.GetProperty("messages").EnumerateArray().Select(message => message.GetString())];

        public (int Code, int? Subcode) Codes =>
            (Error.GetProperty("code").GetInt32(), Error.TryGetProperty("error_subcode", out var subcode) ? subcode.GetInt32() : null);
    }
}
