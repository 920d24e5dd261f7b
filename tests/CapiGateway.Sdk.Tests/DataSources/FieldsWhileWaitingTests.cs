using System.Text;
using System.Text.Json;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.Events;
using CapiGateway.Sdk.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.DataSources;

/// <summary>A shortened list of fields counts from now on, for what waits as well.</summary>
public sealed class FieldsWhileWaitingTests
{
    private const string Source = ControlFixture.Source;

    private static readonly FieldAllowList Short = new()
    {
        UserData = ["em", "client_user_agent"],
        CustomData = ["value", "currency"],
        Urls = UrlForm.OriginOnly,
    };

    public static TheoryData<string> Kinds => Some.Kinds;

    [Fact]
    public async Task What_is_not_on_the_list_any_more_does_not_leave()
    {
        await using ControlFixture fixture = Waiting();
        (await fixture.Gateway.PublishAsync(Rich(fixture, "1"), Source)).EnsureAccepted();

        await ChangeAsync(fixture, Short);
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        JsonElement sent = fixture.Inner.Emulator.Events.Should().ContainSingle().Subject.GetJson();
        sent.GetProperty("user_data").EnumerateObject().Select(field => field.Name).Should().BeEquivalentTo("em", "client_user_agent");
        sent.GetProperty("custom_data").EnumerateObject().Select(field => field.Name).Should().BeEquivalentTo("value", "currency");
        sent.GetProperty("event_source_url").GetString().Should().Be("https://shop.example/");
        sent.GetProperty("referrer_url").GetString().Should().Be("https://search.example/");
        fixture.Inner.Emulator.Requests.Select(request => Encoding.UTF8.GetString(request.Body!.Value.Span)).Should().NotContainMatch("*secret*");
        fixture.Ledger.Should().Match<DataSourceStatistics>(it => it.Delivered == 1 && it.IsBalanced);
    }

    [Fact]
    public async Task What_the_list_allows_leaves_as_the_same_bytes()
    {
        await using ControlFixture fixture = Waiting();
        ConversionEvent plain = fixture.Inner.Purchase("1").ForAccount("a").Build();
        (await fixture.Gateway.PublishAsync(plain, Source)).EnsureAccepted();

        await ChangeAsync(fixture, new FieldAllowList { UserData = ["client_ip_address", "client_user_agent", "em", "ph"], CustomData = ["currency", "value"] });
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        Encoding.UTF8.GetString(fixture.Inner.Emulator.Events.Should().ContainSingle().Which.Utf8Json.Span)
            .Should().Be(Encoding.UTF8.GetString(EventSerializer.ToUtf8(plain)));
    }

    [Fact]
    public async Task What_is_left_with_too_little_is_withdrawn_and_puts_no_byte_on_the_wire()
    {
        await using ControlFixture fixture = Waiting();
        (await fixture.PublishAsync("1")).EnsureAccepted();

        await ChangeAsync(fixture, new FieldAllowList { UserData = [] });
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        fixture.Inner.Emulator.Requests.Should().BeEmpty();
        fixture.Ledger.Should().Match<DataSourceStatistics>(it => it.Withdrawn == 1 && it.Pending == 0 && it.IsBalanced);
        fixture.Lost.All.Should().ContainSingle().Which.Kind.Should().Be(LossKind.Withdrawn);
    }

    [Theory]
    [InlineData("US-CA", true)]
    [InlineData(null, false)]
    public async Task Limited_Data_Use_by_geolocation_names_the_state_when_the_address_goes(string? place, bool leaves)
    {
        await using ControlFixture fixture = Waiting();
        ConversionEvent geolocated = fixture.Inner.Purchase("1").ForAccount("a")
            .WithLimitedDataUse(LimitedDataUse.Geolocate)
            .WithConsent(new ConsentSignals { Region = ConsentRegion.TryParse(place, out ConsentRegion? region) ? region : null })
            .Build();
        (await fixture.Gateway.PublishAsync(geolocated, Source)).EnsureAccepted();

        await ChangeAsync(fixture, new FieldAllowList { UserData = ["em", "client_user_agent"] });
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        fixture.Inner.Emulator.Events.Select(sent => sent.GetJson().GetProperty("data_processing_options_state").GetInt32())
            .Should().Equal(leaves ? [1000] : []);
        fixture.Ledger.Should().Match<DataSourceStatistics>(it => it.Withdrawn == (leaves ? 0 : 1) && it.Pending == 0 && it.IsBalanced);
    }

    [Fact]
    public async Task The_change_returns_only_when_requests_with_more_fields_have_landed()
    {
        await using var fixture = new ControlFixture();
        fixture.Inner.Emulator.Faults.Enqueue(EmulatorFault.Hang);
        (await fixture.PublishAsync("flying")).EnsureAccepted();
        await fixture.Inner.Emulator.Faults.WaitForHangingAsync().WaitAsync(GatewayFixture.Budget);

        Task<AdministrationResult> changing = ChangingAsync(fixture, Short);
        while (fixture.Inner.Services.GetRequiredKeyedService<DataSourceCatalog>(string.Empty).Current.Find(Source)!.DataSource.Fields != Short)
        {
            await Task.Yield();
        }

        changing.IsCompleted.Should().BeFalse("a request is in flight");
        fixture.Inner.Emulator.Faults.Release();
        (await changing.WaitAsync(GatewayFixture.Budget)).IsDone.Should().BeTrue();
    }

    [Fact]
    public async Task A_direct_send_that_was_decided_before_the_change_heeds_it_too()
    {
        var tokens = new SlowTokens();
        await using var fixture = new ControlFixture(builder => builder.Services.AddKeyedSingleton<IAccessTokenProvider>(builder.Name, tokens));
        Task<SendReport> sending = fixture.Gateway.SendAsync([Rich(fixture, "1"), fixture.Event("2")], Source);
        await tokens.Asked.Task.WaitAsync(GatewayFixture.Budget);

        await ChangeAsync(fixture, Short with { UserData = ["ph", "client_user_agent"] });
        tokens.Release.SetResult();
        SendReport report = await sending.WaitAsync(GatewayFixture.Budget);

        report.Results.Select(result => (result.Outcome, result.Publish)).Should().Equal(
            (SendOutcome.Delivered, PublishOutcome.Accepted), (SendOutcome.NotSent, PublishOutcome.Invalid));
        fixture.Inner.Emulator.Events.Should().ContainSingle().Which.GetJson().GetProperty("user_data").EnumerateObject()
            .Select(field => field.Name).Should().BeEquivalentTo("ph", "client_user_agent");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_bytes_are_within_the_list_exactly_when_it_takes_nothing_out(string kind)
    {
        ConversionEvent conversion = Some.All[kind]();
        byte[] bytes = EventSerializer.ToUtf8(conversion);
        string[] user = [.. conversion.UserData.FieldNames];
        string[] custom = [.. conversion.CustomData.FieldNames];
        FieldAllowList[] lists =
        [
            FieldAllowList.Everything,
            Short,
            new() { UserData = user, CustomData = custom },
            new() { Urls = UrlForm.WithoutQuery },
            new() { Urls = UrlForm.OriginOnly },
            .. user.Select(name => new FieldAllowList { UserData = [.. user.Where(other => other != name)] }),
            .. custom.Select(name => new FieldAllowList { CustomData = [.. custom.Where(other => other != name)] }),
        ];

        foreach (FieldAllowList list in lists)
        {
            byte[] reduced = EventSerializer.ToUtf8(FieldReduction.Apply(conversion, list));
            FieldReduction.IsWithin(bytes, list).Should().Be(reduced.AsSpan().SequenceEqual(bytes), list.ToString());
            FieldReduction.IsWithin(reduced, list).Should().BeTrue("it is what the list leaves");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"user_data\":{\"em\":[")]
    [InlineData("{\"event_name\":\"Purchase\"")]
    public void What_cannot_be_read_is_not_within_any_list_but_everything(string bytes) =>
        FieldReduction.IsWithin(Encoding.UTF8.GetBytes(bytes), Short).Should().BeFalse();

    private static ControlFixture Waiting() => new(configure: options => options.MaxBatchDelay = TimeSpan.FromMinutes(10));

    private static ConversionEvent Rich(ControlFixture fixture, string id) => ConversionEvent.Purchase(5, "EUR").WithEventId(id)
        .WithEventTime(fixture.Inner.Clock.GetUtcNow())
        .FromWebsite("https://shop.example/thanks?q=secret", "Mozilla/5.0", "8.8.8.8")
        .WithReferrer("https://search.example/?q=secret")
        .WithUser(user => user.Email("jane@example.com").Phone("+1 650 555 0100").Fbp("fb.1.1730000000000.1"))
        .WithCustomData(data => data.Property("margin", "secret"))
        .Build();

    private static Task<AdministrationResult> ChangingAsync(ControlFixture fixture, FieldAllowList fields) =>
        fixture.Administration.ChangeSettingsAsync(ControlFixture.Manager, Source, source => source with { Fields = fields });

    private static async Task ChangeAsync(ControlFixture fixture, FieldAllowList fields) =>
        (await ChangingAsync(fixture, fields).WaitAsync(GatewayFixture.Budget)).IsDone.Should().BeTrue();

    private sealed class SlowTokens : IAccessTokenProvider
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask<AccessCredential?> GetCredentialAsync(string credentialName, CancellationToken cancellationToken)
        {
            Asked.TrySetResult();
            await Release.Task.WaitAsync(cancellationToken);
            return new AccessCredential(new Secret(GatewayFixture.Token));
        }
    }
}
