using System.Net;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.Telemetry;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>Something answers in Meta's place and does not say so: the events are kept, and somebody is told.</summary>
public sealed class StrangerTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    public static TheoryData<string, EmulatorFault> Successes => new()
    {
        { "a portal's page", EmulatorFault.HtmlPage() },
        { "nothing", EmulatorFault.Raw(HttpStatusCode.NoContent, "text/plain", string.Empty) },
        { "another API", EmulatorFault.Raw(HttpStatusCode.OK, "application/json", """{"status":"ok"}""") },
        { "another API's error", EmulatorFault.Raw(HttpStatusCode.OK, "application/json", """{"error":"no such method"}""") },
    };

    [Theory]
    [MemberData(nameof(Successes))]
    public async Task A_success_that_says_nothing_pauses_after_three_in_a_row_and_shows_in_log_and_health(string name, EmulatorFault fault)
    {
        await using GatewayFixture fixture = CreateFixture();
        fixture.Emulator.Faults.Always(fault);
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());

        await fixture.RunUntilAsync(() => IsPaused(fixture), Step, TimeSpan.FromMinutes(1));

        fixture.Emulator.Counters.Requests.Should().Be(3, name);
        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Id == 201).Which.Text.Should().Contain(nameof(PauseReason.UnexpectedAnswer));
        HealthCheckResult health = await fixture.Services.GetRequiredService<CapiGatewayHealthCheck>().CheckHealthAsync(new HealthCheckContext());
        health.Should().Match<HealthCheckResult>(it => it.Status == HealthStatus.Unhealthy && it.Description!.Contains("unexpected_answer"));
        fixture.Statistics.Total.Pending.Should().Be(1);

        fixture.Emulator.Faults.Clear();
        await fixture.RunUntilAsync(() => fixture.Statistics.Total.Delivered == 1, Step, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Answers_of_Meta_that_were_spoiled_now_and_then_are_nobody_elses()
    {
        await using GatewayFixture fixture = CreateFixture();
        for (int index = 0; index < 4; index++)
        {
            fixture.Emulator.Faults.Enqueue(EmulatorFault.TruncatedJson);
            await fixture.Gateway.PublishAsync(fixture.Purchase($"{index}").Build());
            await fixture.RunUntilAsync(() => fixture.Statistics.Total.Pending == 0, Step, TimeSpan.FromMinutes(1));
        }

        fixture.Emulator.Counters.Requests.Should().Be(8);
        IsPaused(fixture).Should().BeFalse();
    }

    [Fact]
    public async Task Whoever_finds_every_request_too_large_buries_nothing_and_pauses()
    {
        await using GatewayFixture fixture = CreateFixture();
        fixture.Emulator.Faults.Always(EmulatorFault.PayloadTooLarge());
        for (int index = 0; index < 10; index++)
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase($"{index}").Build());
        }

        await fixture.RunUntilAsync(() => IsPaused(fixture), Step, TimeSpan.FromMinutes(1));

        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Id == 201).Which.Text.Should().Contain(nameof(PauseReason.UnexpectedAnswer));
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Buried == 0 && it.Pending == 10);
        fixture.Emulator.Counters.Requests.Should().BeLessThan(10, "two alone, far apart, are enough");

        fixture.Emulator.Faults.Clear();
        await fixture.RunUntilAsync(() => fixture.Statistics.Total.Delivered == 10, Step, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_single_small_event_that_is_found_too_large_is_kept()
    {
        await using GatewayFixture fixture = CreateFixture();
        fixture.Emulator.Faults.Enqueue(EmulatorFault.PayloadTooLarge());
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());

        await fixture.RunUntilAsync(() => fixture.Statistics.Total.Pending == 0, Step, TimeSpan.FromMinutes(2));

        IsPaused(fixture).Should().BeTrue();
        fixture.Statistics.Total.Delivered.Should().Be(1);
    }

    [Fact]
    public async Task An_event_that_is_found_too_large_while_its_neighbours_are_taken_holds_up_nobody()
    {
        await using var fixture = new GatewayFixture(
            options => options.ShutdownTimeout = TimeSpan.Zero, emulator: new EmulatorOptions { MaxRequestBytes = 2_000 }, manualClock: true);
        await fixture.Gateway.PublishAsync(fixture.Purchase("large").WithCustomData(data => data.Property("note", new string('x', 3_000))).Build());
        for (int index = 0; index < 3; index++)
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase($"{index}").Build());
        }

        await fixture.RunUntilAsync(() => fixture.Statistics.Total.Pending == 0, Step, TimeSpan.FromMinutes(2));

        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Delivered == 3 && it.Buried == 1);
        IsPaused(fixture).Should().BeFalse();
    }

    [Fact]
    public async Task A_search_that_breaks_off_before_anything_is_taken_buries_nothing()
    {
        await using GatewayFixture fixture = CreateFixture();
        EmulatorFault tooLarge = EmulatorFault.PayloadTooLarge();
        fixture.Emulator.Faults.Enqueue(tooLarge, tooLarge, tooLarge, EmulatorFault.ServerError());
        for (int index = 0; index < 4; index++)
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase($"{index}").Build());
        }

        await fixture.RunUntilAsync(() => fixture.Statistics.Total.Pending == 0, Step, TimeSpan.FromMinutes(2));

        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Delivered == 4 && it.Buried == 0);
    }

    private static bool IsPaused(GatewayFixture fixture) => fixture.Log.Lines.Any(line => line.Id.Id == 201);

    private static GatewayFixture CreateFixture() => new(options => options.ShutdownTimeout = TimeSpan.Zero, manualClock: true);
}
