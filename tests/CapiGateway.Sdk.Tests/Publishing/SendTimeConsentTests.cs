using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Tests.Consent;
using CapiGateway.Sdk.Tests.Events;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class SendTimeConsentTests
{
    private static readonly TimeSpan Budget = GatewayFixture.Budget;
    private static readonly ConsentSignals Granted = Asked.Signals("US-CA", ConsentState.Granted) with { SubjectKey = "subject-1" };
    private static readonly ConsentSignals Denied = Asked.Signals(advertising: ConsentState.Denied);

    public static TheoryData<string> Kinds => Some.Kinds;

    private readonly Source _source = new();

    [Fact]
    public async Task Withdrawn_while_it_waited_means_no_byte_on_the_wire()
    {
        var losses = new ConcurrentQueue<LostEvent>();
        await using GatewayFixture fixture = With(builder => builder.UseConsentSignalsSource(_source).AddEventLossListener(new Listener(losses)));
        ConversionEvent purchase = fixture.Purchase("1").WithConsent(Granted).Build();
        (await fixture.Gateway.PublishAsync(purchase)).EnsureAccepted();

        _source.Now["subject-1"] = Denied;
        FlushReport flushed = await fixture.Gateway.FlushAsync().WaitAsync(Budget);

        fixture.Emulator.Counters.Requests.Should().Be(0);
        flushed.Should().Be(new FlushReport(0, 0, 1));
        losses.Should().ContainSingle().Which.Should().Match<LostEvent>(lost => lost.Kind == LossKind.Withdrawn && lost.Event.EventId == "1");
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Withdrawn == 1 && it.Pending == 0 && it.IsBalanced);
        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Name == "EventsWithdrawn");

        _source.Now["subject-1"] = Granted;
        (await fixture.Gateway.PublishAsync(purchase)).EnsureAccepted();
    }

    [Fact]
    public async Task An_opt_out_while_it_waited_adds_limited_data_use_and_leaves_its_neighbours_as_they_were()
    {
        await using GatewayFixture fixture = With(builder => builder.UseConsentSignalsSource(_source));
        ConversionEvent neighbour = fixture.Purchase("2").WithConsent(Granted with { SubjectKey = "subject-2" }).Build();
        ConversionEvent stranger = fixture.Purchase("3").Build();
        foreach (ConversionEvent conversion in (ConversionEvent[])[fixture.Purchase("1").WithConsent(Granted).Build(), neighbour, stranger])
        {
            (await fixture.Gateway.PublishAsync(conversion)).EnsureAccepted();
        }

        // The source knows the choice, not the place: that stays as it was.
        _source.Now["subject-1"] = new ConsentSignals { GlobalPrivacyControl = true };
        await fixture.Gateway.FlushAsync().WaitAsync(Budget);

        Dictionary<string, string> sent = fixture.Emulator.Events.ToDictionary(one => one.Id!, one => Encoding.UTF8.GetString(one.Utf8Json.Span), StringComparer.Ordinal);
        JsonElement limited = JsonElement.Parse(sent["1"]);
        limited.GetProperty("data_processing_options")[0].GetString().Should().Be("LDU");
        limited.GetProperty("data_processing_options_state").GetInt32().Should().Be(1000);
        limited.GetProperty("user_data").GetProperty("em")[0].GetString().Should().HaveLength(64);
        sent["2"].Should().Be(Encoding.UTF8.GetString(EventSerializer.ToUtf8(neighbour)));
        sent["3"].Should().Be(Encoding.UTF8.GetString(EventSerializer.ToUtf8(stranger)));
        _source.Asked.Should().ContainSingle("it is asked once a batch").Which.Should().BeEquivalentTo("subject-1", "subject-2");
    }

    [Fact]
    public async Task What_the_door_left_out_does_not_come_back()
    {
        await using GatewayFixture fixture = With(builder => builder.UseConsentSignalsSource(_source));
        ConsentSignals noCookies = Granted with { GoogleConsentMode = new GoogleConsentMode(AdStorage: ConsentState.Denied), GlobalPrivacyControl = true };
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").WithUser(user => user.Fbp("fb.1.1730000000000.1")).WithConsent(noCookies).Build());

        _source.Now["subject-1"] = Granted;
        await fixture.Gateway.FlushAsync().WaitAsync(Budget);

        JsonElement sent = fixture.Emulator.Events.Should().ContainSingle().Which.GetJson();
        sent.GetProperty("user_data").TryGetProperty("fbp", out _).Should().BeFalse();
        sent.GetProperty("data_processing_options_state").GetInt32().Should().Be(1000);
    }

    [Fact]
    public async Task A_source_that_throws_lets_the_stored_signals_count_and_is_counted()
    {
        await using GatewayFixture fixture = With(builder => builder.UseConsentSignalsSource(_source));
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").WithConsent(Granted).Build());

        _source.Fails = true;
        await fixture.Gateway.FlushAsync().WaitAsync(Budget);

        fixture.Emulator.Events.Should().ContainSingle();
        fixture.Statistics.HookFailures[nameof(Source)].Should().Be(1);
    }

    [Fact]
    public async Task A_policy_of_the_host_that_changed_its_mind_withdraws_or_takes_fields_away()
    {
        var policy = new Policy();
        await using GatewayFixture fixture = With(builder => builder.AddConsentPolicy(policy));
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());
        await fixture.Gateway.PublishAsync(fixture.Purchase("2").Build());
        await fixture.Gateway.PublishAsync(fixture.Purchase("3").Build());

        policy.Decide = conversion => conversion.EventId switch
        {
            "1" => ConsentDecision.Deny("erased"),
            "2" => ConsentDecision.AllowWithout("user_data.em", "event_source_url"),
            _ => ConsentDecision.AllowWithout("user_data.*"),
        };
        await fixture.Gateway.FlushAsync().WaitAsync(Budget);

        // A website event without its page would be rejected, and so would one without anybody.
        fixture.Emulator.Counters.Requests.Should().Be(0);
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Withdrawn == 3 && it.IsBalanced);
    }

    [Fact]
    public async Task A_policy_that_fails_while_events_leave_keeps_them_waiting()
    {
        var policy = new Policy();
        await using GatewayFixture fixture = With(builder => builder.AddConsentPolicy(policy), manualClock: true);
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());
        await fixture.Gateway.PublishAsync(fixture.Purchase("2").Build());

        policy.Decide = _ => throw new InvalidOperationException();
        (await fixture.Gateway.FlushAsync().WaitAsync(Budget)).Left.Should().Be(2);
        fixture.Emulator.Counters.Requests.Should().Be(0);
        fixture.Statistics.HookFailures[nameof(Policy)].Should().Be(1, "the second is not asked about after the first failed");

        policy.Decide = _ => ConsentDecision.AllowWithout("user_data.em");
        fixture.Manual.Advance(TimeSpan.FromMinutes(1));
        await fixture.Emulator.WaitForEventsAsync(2).WaitAsync(Budget);
        fixture.Emulator.Events.Should().OnlyContain(one => !one.GetJson().GetProperty("user_data").ToString().Contains("\"em\""));
    }

    [Fact]
    public async Task The_record_says_what_changed_while_it_waited()
    {
        var record = new Record();
        await using GatewayFixture fixture = With(builder => builder.UseConsentSignalsSource(_source).UseProcessingRecord(record));
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").WithConsent(Granted).Build());
        _source.Now["subject-1"] = Denied;

        await fixture.Gateway.FlushAsync().WaitAsync(Budget);

        record.Entries.Select(entry => (entry.IsAllowed, entry.Denial)).Should().Equal((true, null), (false, ConsentReasons.Denied));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_event_that_waited_is_read_back_and_written_as_the_same_bytes(string kind)
    {
        ConversionEvent conversion = Some.All[kind]();
        byte[] bytes = EventSerializer.ToUtf8(conversion);

        ConversionEvent.TryReadWaiting(bytes, UserDataNames.Of(conversion.UserData), Granted, "shop", conversion.RequestFields, out ConversionEvent? waiting)
            .Should().BeTrue();

        EventSerializer.ToUtf8(waiting!).Should().Equal(bytes);
        waiting!.Should().Match<ConversionEvent>(it => it.Consent == Granted && it.Account == "shop" && it.RequestFields == conversion.RequestFields);
    }

    [Fact]
    public void A_raw_id_and_a_field_of_the_hosts_own_are_read_back_too()
    {
        ConversionEvent conversion = Some.Purchase().WithUser(user => user.ExternalId("Customer 4711").Property("new_id", "A b", UserDataForm.AsIs))
            .Build(new EventDefaults { ExternalIdForm = ExternalIdForm.Raw });
        byte[] bytes = EventSerializer.ToUtf8(conversion);

        ConversionEvent.TryReadWaiting(bytes, UserDataNames.Of(conversion.UserData), Granted, "shop", RequestFields.None, out ConversionEvent? waiting)
            .Should().BeTrue();

        EventSerializer.ToUtf8(waiting!).Should().Equal(bytes);
    }

    private static GatewayFixture With(Action<ICapiGatewayBuilder> build, bool manualClock = false) => new(
        options => options.MaxBatchDelay = TimeSpan.FromMinutes(10),
        builder =>
        {
            builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token);
            build(builder);
        },
        manualClock: manualClock);

    private sealed class Listener(ConcurrentQueue<LostEvent> losses) : IEventLossListener
    {
        public void OnLost(LostEvent lost) => losses.Enqueue(lost);
    }

    private sealed class Record : IProcessingRecord
    {
        public ConcurrentQueue<ProcessingEntry> Entries { get; } = new();

        public ValueTask WriteAsync(ProcessingEntry entry, CancellationToken cancellationToken)
        {
            Entries.Enqueue(entry);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Source : IConsentSignalsSource
    {
        public ConcurrentDictionary<string, ConsentSignals> Now { get; } = new(StringComparer.Ordinal);

        public ConcurrentQueue<IReadOnlyCollection<string>> Asked { get; } = new();

        public bool Fails { get; set; }

        public ValueTask<IReadOnlyDictionary<string, ConsentSignals>> GetCurrentAsync(
            IReadOnlyCollection<string> subjectKeys, CancellationToken cancellationToken)
        {
            Asked.Enqueue(subjectKeys);
            return Fails
                ? throw new InvalidOperationException()
                : ValueTask.FromResult<IReadOnlyDictionary<string, ConsentSignals>>(new Dictionary<string, ConsentSignals>(Now, StringComparer.Ordinal));
        }
    }

    private sealed class Policy : IConsentPolicy
    {
        public Func<ConversionEvent, ConsentDecision> Decide { get; set; } = _ => ConsentDecision.Allow;

        public string Name => "own";

        public string Version => "1";

        public ValueTask<ConsentDecision> DecideAsync(ConsentContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult(Decide(context.Conversion));
    }
}
