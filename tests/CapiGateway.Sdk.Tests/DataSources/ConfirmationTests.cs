using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Telemetry;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Tests.DataSources;

public sealed class ConfirmationTests
{
    private const string Known = "1001";

    public static TheoryData<string, EmulatorFault?, ConfirmationVerdict, string> Answers => new()
    {
        { "too old", null, ConfirmationVerdict.Good, "good" },
        { "token", EmulatorFault.GraphError(190, 463), ConfirmationVerdict.TokenInvalid, "Generate a new one in Events Manager" },
        { "mismatch", EmulatorFault.GraphError(100, 33), ConfirmationVerdict.Mismatch, "Copy the id from Events Manager" },
        { "another payload error", EmulatorFault.GraphError(100, 2804050), ConfirmationVerdict.Unclear, "code 100" },
        { "throttled", EmulatorFault.GraphError(80004), ConfirmationVerdict.Unclear, "Try again later" },
        { "permission", EmulatorFault.GraphError(200), ConfirmationVerdict.Unclear, "code 200" },
        { "reset", EmulatorFault.ResetBeforeAcceptance, ConfirmationVerdict.Unclear, "No answer came" },
        { "page", EmulatorFault.HtmlPage(), ConfirmationVerdict.Unclear, "proxy" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Without_a_test_code_an_event_too_old_is_posted_and_the_answer_judged(
        string name, EmulatorFault? fault, ConfirmationVerdict verdict, string advice)
    {
        await using var fixture = new ControlFixture();
        await fixture.BringToAsync(DataSourceState.Pending);
        if (fault is not null)
        {
            fixture.Inner.Emulator.Faults.Enqueue(fault);
        }

        AdministrationResult result = await fixture.Administration.ConfirmAsync(ControlFixture.Manager, Known).WaitAsync(GatewayFixture.Budget);

        bool good = verdict == ConfirmationVerdict.Good;
        result.Confirmation!.Verdict.Should().Be(verdict, name);
        result.Confirmation.Advice.Should().Contain(advice);
        result.Status.Should().Be(good ? AdministrationStatus.Done : AdministrationStatus.NotConfirmed);
        result.Entry!.State.Should().Be(good ? DataSourceState.Active : DataSourceState.Pending);
        fixture.Inner.Emulator.Requests.Should().ContainSingle().Which.Method.Should().Be("POST", "it never reads");
        fixture.Inner.Emulator.Events.Should().BeEmpty();
    }

    [Fact]
    public async Task With_a_test_code_a_minimal_event_is_posted_and_shows_there()
    {
        await using var fixture = new ControlFixture();
        await fixture.BringToAsync(DataSourceState.Removed);
        await fixture.Administration.AddAsync(ControlFixture.Manager, new DataSource { Id = Known, TestEventCode = "TEST9" }).WaitAsync(GatewayFixture.Budget);

        AdministrationResult result = await fixture.Administration.ConfirmAsync(ControlFixture.Manager, Known).WaitAsync(GatewayFixture.Budget);

        result.Should().Match<AdministrationResult>(it => it.IsDone && it.Entry!.State == DataSourceState.Active && it.Confirmation!.IsGood);
        fixture.Inner.Emulator.Events.Should().ContainSingle().Which.Name.Should().Be("CapiGatewayCheck");
        fixture.Inner.Emulator.Requests.Should().ContainSingle().Which.TestEventCode.Should().Be("TEST9");
        fixture.Inner.Emulator.AssertClean();
    }

    [Fact]
    public async Task A_probe_of_an_Events_Manager_token_works_where_reading_is_refused_and_is_no_unclean_traffic()
    {
        await using var fixture = new ControlFixture(emulator: new EmulatorOptions { TokensMayRead = false });
        await fixture.BringToAsync(DataSourceState.Pending);

        (await fixture.Administration.ConfirmAsync(ControlFixture.Manager, Known).WaitAsync(GatewayFixture.Budget)).IsDone.Should().BeTrue();

        fixture.Inner.Emulator.AssertClean();
        fixture.Inner.Emulator.Counters.EventsRefused.Should().Be(0);
    }

    [Fact]
    public async Task Without_a_token_the_verdict_says_so_and_nothing_is_posted()
    {
        await using var fixture = new ControlFixture(build => build.UseAccessTokenProvider<NoTokens>());
        await fixture.BringToAsync(DataSourceState.Pending);

        AdministrationResult result = await fixture.Administration.ConfirmAsync(ControlFixture.Manager, Known).WaitAsync(GatewayFixture.Budget);

        result.Confirmation!.Verdict.Should().Be(ConfirmationVerdict.NoToken);
        fixture.Inner.Emulator.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData(DestinationKind.HostedGateway, false, 202, ConfirmationVerdict.Unclear)]
    [InlineData(DestinationKind.HostedGateway, true, 202, ConfirmationVerdict.Good)]
    [InlineData(DestinationKind.GraphApi, false, 200, ConfirmationVerdict.Unclear)]
    public void An_acceptance_is_good_only_when_acceptance_was_asked_for(DestinationKind destination, bool isTestEvent, int status, ConfirmationVerdict verdict) =>
        ProbeAnswer.Judge(new EventsAnswer { StatusCode = status, EventsReceived = destination == DestinationKind.GraphApi ? 1 : null }, destination, isTestEvent, default)
            .Verdict.Should().Be(verdict);

    [Fact]
    public async Task Data_sources_of_code_are_checked_when_the_host_starts_and_a_bad_one_is_told_once_and_marked()
    {
        await using var emulator = new ConversionsApiEmulator(new EmulatorOptions { AccessTokens = ["good"] });
        var log = new RecordedLog();
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddProvider(log);
        builder.Services.AddCapiGateway().AddDataSource("1001", "good").AddDataSource("1002", "bad").UseConversionsApiEmulator(emulator);
        using IHost host = builder.Build();
        await host.StartAsync().WaitAsync(GatewayFixture.Budget);
        GatewayVitals vitals = host.Services.GetRequiredKeyedService<GatewayVitals>(string.Empty);
        using var budget = new CancellationTokenSource(GatewayFixture.Budget);
        while (emulator.Requests.Count < 2 || vitals.Of("1002").CheckFailure is null)
        {
            budget.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await host.StopAsync().WaitAsync(GatewayFixture.Budget);

        vitals.Of("1001").CheckFailure.Should().BeNull();
        log.Lines.Should().ContainSingle(line => line.Id.Id == 407).Which.Text.Should().Contain("1002").And.NotContain("bad\"");
        emulator.Events.Should().BeEmpty();
    }

    private sealed class NoTokens : IAccessTokenProvider
    {
        public ValueTask<AccessCredential?> GetCredentialAsync(string credentialName, CancellationToken cancellationToken) => default;
    }
}
