using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Consent.Internal;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Tests.Consent;
using CapiGateway.Sdk.Tests.Measuring;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class StoredFactsTests
{
    [Fact]
    public async Task An_outbox_is_told_account_source_identifiers_consent_and_priority()
    {
        await using var fixture = new GatewayFixture(
            options => options.Priorities["Custom"] = EventPriority.High,
            builder => builder
                .AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token, account: "shop")
                .AddConsentPolicy(new WithoutPhone())
                .UseOutbox<Kept>());
        ConsentSignals signals = Asked.Signals("US-CA") with { SubjectKey = "subject" };

        await fixture.Gateway.PublishAsync(fixture.Purchase("1").WithConsent(signals).Build());
        await fixture.Gateway.PublishAsync(ConversionEvent.PageView().FromOther().WithUser(user => user.Email("a@example.com")).Build());
        await fixture.Gateway.PublishAsync(ConversionEvent.Create("Custom").FromOther().WithUser(user => user.Email("a@example.com")).Build());
        await fixture.Gateway.PublishAsync(ConversionEvent.Create("Another").FromOther().WithUser(user => user.Email("a@example.com")).Build());

        List<OutboxEvent> kept = ((Kept)fixture.Services.GetRequiredKeyedService<IEventOutbox>(string.Empty)).Events;
        kept[0].Should().Match<OutboxEvent>(entry => entry.Account == "shop" && entry.ActionSource == "website" && ReferenceEquals(entry.Consent, signals));
        kept[0].Identifiers.Should().Be("em,client_ip_address,client_user_agent");
        kept[1].ReservedKey.Should().NotBeNull().And.NotBe(kept[0].ReservedKey);
        kept.Select(entry => entry.Priority).Should().Equal(EventPriority.High, EventPriority.Low, EventPriority.High, EventPriority.Normal);
    }

    [Fact]
    public void Names_of_fields_are_made_once_a_combination_whatever_their_order()
    {
        ConversionEvent first = ConversionEvent.Lead().FromOther().WithUser(user => user.Phone("+16505550100").Email("a@example.com").Email("b@example.com")).Build();
        ConversionEvent second = ConversionEvent.Lead().FromOther().WithUser(user => user.Email("c@example.com").Phone("+16505550101")).Build();
        ConversionEvent own = ConversionEvent.Lead().FromOther().WithUser(user => user.Email("c@example.com").Property("x", "1", UserDataForm.AsIs)).Build();

        UserDataNames.Of(first.UserData).Should().Be("em,ph");
        UserDataNames.Of(second.UserData).Should().BeSameAs(UserDataNames.Of(first.UserData));
        UserDataNames.Of(own.UserData).Should().Be("em,x");
        UserDataNames.Of(UserData.Empty).Should().BeEmpty();
        UserDataFields.All.Should().OnlyHaveUniqueItems().And.OnlyContain(name => UserDataFields.IsStandard(name)).And.HaveCountLessThan(64);
    }

    [Fact]
    public async Task Nothing_that_is_not_configured_makes_a_caller_wait_or_costs_an_allocation()
    {
        await using var fixture = new GatewayFixture(options => options.ShutdownTimeout = TimeSpan.Zero);
        ConversionEvent[] conversions = [.. Enumerable.Range(0, 100).Select(index => fixture.Purchase($"order-{index}").Build())];

        foreach (ConversionEvent conversion in conversions)
        {
            ValueTask<PublishReceipt> publish = fixture.Gateway.PublishAsync(conversion);
            publish.IsCompletedSuccessfully.Should().BeTrue();
            (await publish).EnsureAccepted();
            ValueTask<PublishExplanation> explain = fixture.Gateway.ExplainAsync(conversion);
            explain.IsCompletedSuccessfully.Should().BeTrue();
            await explain;
        }

        Allocated.By(() =>
        {
            foreach (ConversionEvent conversion in conversions)
            {
                _ = DeduplicationClaim.For(conversion, "account", "1");
                _ = UserDataNames.Of(conversion.UserData);
                _ = EventReducer.Apply(conversion, ConsentDecision.Allow, region: null, out _, FieldAllowList.Everything);
                _ = EventReducer.Minimise(conversion, FieldAllowList.Everything, region: null, out _);
            }
        }).Should().Be(0, "the key and the names of the fields are made without one, and nothing is taken out");
    }

    private sealed class WithoutPhone : IConsentPolicy
    {
        public string Name => "no phone";

        public string Version => "1";

        public ValueTask<ConsentDecision> DecideAsync(ConsentContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult(ConsentDecision.AllowWithout("user_data.ph"));
    }

    private sealed class Kept : IEventOutbox
    {
        public List<OutboxEvent> Events { get; } = [];

        public ValueTask AppendAsync(ReadOnlyMemory<OutboxEvent> events, Memory<AppendStatus> statuses, CancellationToken cancellationToken)
        {
            Events.Add(events.Span[0]);
            return ValueTask.CompletedTask;
        }

        public ValueTask<IReadOnlyList<LeasedEvent>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<LeasedEvent>>([]);

        public ValueTask SettleAsync(ReadOnlyMemory<Settlement> settlements, Memory<bool> settled, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<OutboxStatus> GetStatusAsync(CancellationToken cancellationToken) => ValueTask.FromResult(new OutboxStatus([]));
    }
}
