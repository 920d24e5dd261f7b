using System.Collections;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.DataSources;

public sealed class RegistryTests
{
    private const string Source = GatewayFixture.DataSourceId;

    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(7);
    private static readonly Administrator Manager = new("Mia", DataSource.DefaultAccount, AdministratorRole.Manager);

    public static TheoryData<string> Troubles => new("throws", "hangs", "null list", "twice", "bad id", "null entry", "no version", "list that throws", "null fields", "null destination");

    [Fact]
    public async Task A_switch_made_in_another_process_takes_effect_within_the_refresh()
    {
        var registry = new FakeRegistry();
        await using GatewayFixture here = Gateway(registry);
        await using GatewayFixture there = Gateway(registry);
        (await PublishAsync(here, "1")).EnsureAccepted();
        (await PublishAsync(there, "1")).EnsureAccepted();

        (await Administration(here).SwitchPublishingAsync(Manager, Source, on: false).WaitAsync(GatewayFixture.Budget)).IsDone.Should().BeTrue();
        (await PublishAsync(here, "2")).Outcome.Should().Be(PublishOutcome.PublishingOff, "here it takes effect at once");
        (await PublishAsync(there, "2")).EnsureAccepted();
        await there.NextAsync(Refresh);
        await UntilAsync(async () => !(await PublishAsync(there, "3")).IsAccepted);
        await UntilAsync(() => Task.FromResult(there.Statistics.Total.Pending == 0));

        there.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Withdrawn == it.Accepted && it.IsBalanced);
        there.Emulator.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_registry_that_has_not_changed_is_not_listed_again()
    {
        var registry = new FakeRegistry();
        await using GatewayFixture fixture = Gateway(registry);
        await PublishAsync(fixture, "1");
        await fixture.NextAsync(Refresh);
        await fixture.Manual.WaitForTimerAsync(Refresh).WaitAsync(GatewayFixture.Budget);
        int lists = registry.Lists;

        for (int round = 0; round < 3; round++)
        {
            await fixture.NextAsync(Refresh);
        }

        await fixture.Manual.WaitForTimerAsync(Refresh).WaitAsync(GatewayFixture.Budget);
        registry.Lists.Should().Be(lists);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task A_registry_in_trouble_leaves_the_last_good_copy_in_force_is_counted_and_logged_once(string trouble)
    {
        var registry = new FakeRegistry();
        await using GatewayFixture fixture = Gateway(registry, options => options.RegistryTimeout = TimeSpan.FromSeconds(3));
        (await PublishAsync(fixture, "1")).EnsureAccepted();
        Administration(fixture);
        Break(registry, trouble);

        for (int round = 0; round < 3; round++)
        {
            await fixture.NextAsync(Refresh);
            if (trouble == "hangs")
            {
                await fixture.NextAsync(TimeSpan.FromSeconds(3));
            }
        }

        await fixture.Manual.WaitForTimerAsync(Refresh).WaitAsync(GatewayFixture.Budget);
        (await PublishAsync(fixture, "2")).EnsureAccepted();
        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Id == 401);
        fixture.Statistics.HookFailures[nameof(FakeRegistry)].Should().Be(3);

        registry.Trouble = null;
        registry.Nonsense = null;
        registry.AnswersNull = false;
        await fixture.NextAsync(Refresh);
        await fixture.Manual.WaitForTimerAsync(Refresh).WaitAsync(GatewayFixture.Budget);
        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Id == 402);
    }

    [Fact]
    public async Task Until_a_registry_that_is_down_at_the_start_answers_events_are_taken_in_and_none_leaves()
    {
        var registry = new FakeRegistry { Trouble = static () => throw new IOException("down") };
        await registry.SeedAsync(new DataSourceEntry { DataSource = new DataSource { Id = Source }, State = DataSourceState.Active, IsPublishingOff = true });
        await using GatewayFixture fixture = Gateway(registry);

        (await PublishAsync(fixture, "1")).EnsureAccepted();
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);
        fixture.Emulator.Requests.Should().BeEmpty();

        registry.Trouble = null;
        await fixture.NextAsync(Refresh);
        await UntilAsync(() => Task.FromResult(fixture.Statistics.Total.Withdrawn == 1));
        (await PublishAsync(fixture, "2")).Reason.Should().Be(PublishReason.DataSourceSwitchedOff);
        fixture.Emulator.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("list that throws")]
    [InlineData("null fields")]
    [InlineData("null destination")]
    public async Task A_registry_whose_list_cannot_be_read_at_the_start_costs_no_event_and_is_asked_again(string trouble)
    {
        var registry = new FakeRegistry();
        Break(registry, trouble);
        await using GatewayFixture fixture = Gateway(registry);

        (await PublishAsync(fixture, "1")).EnsureAccepted();
        (await PublishAsync(fixture, "2")).EnsureAccepted();

        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Id == 401);
        registry.Nonsense = null;
        await fixture.NextAsync(Refresh);
        await fixture.Manual.WaitForTimerAsync(Refresh).WaitAsync(GatewayFixture.Budget);
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);
        fixture.Emulator.Events.Should().HaveCount(2);
    }

    [Fact]
    public async Task Code_seeds_a_row_that_is_absent_and_what_is_persisted_wins()
    {
        var registry = new FakeRegistry();
        await registry.SeedAsync(new DataSourceEntry { DataSource = new DataSource { Id = "1", DisplayName = "Saved" }, State = DataSourceState.Deactivated });
        await registry.SeedAsync(new DataSourceEntry { DataSource = new DataSource { Id = "2" }, State = DataSourceState.Removed });
        await using GatewayFixture fixture = Gateway(registry, build: builder => builder.AddDataSource("1", "t").AddDataSource("2", "t").AddDataSource("3", "t"));

        IReadOnlyList<DataSourceEntry> listed = await Administration(fixture).ListAsync(Manager).WaitAsync(GatewayFixture.Budget);

        listed.Select(entry => (entry.DataSource.Id, entry.State, entry.DataSource.DisplayName)).Should().Equal(
            ("1", DataSourceState.Deactivated, "Saved"), (Source, DataSourceState.Active, Source), ("3", DataSourceState.Active, "3"));
        (await registry.ListAsync(CancellationToken.None)).Should().HaveCount(4).And.OnlyContain(entry => entry.Version == 1);
        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Id == 403).Which.Text.Should().Contain("Data source 1 ");
    }

    [Fact]
    public async Task Administration_says_when_the_registry_is_read_only_or_fails()
    {
        var registry = new FakeRegistry();
        await using GatewayFixture fixture = Gateway(registry);
        await Administration(fixture).ListAsync(Manager).WaitAsync(GatewayFixture.Budget);

        registry.IsReadOnly = true;
        AdministrationResult readOnly = await Administration(fixture).DeactivateAsync(Manager, Source).WaitAsync(GatewayFixture.Budget);
        registry.Trouble = static () => throw new IOException("down");
        AdministrationResult failed = await Administration(fixture).DeactivateAsync(Manager, Source).WaitAsync(GatewayFixture.Budget);

        readOnly.Status.Should().Be(AdministrationStatus.ReadOnly);
        failed.Status.Should().Be(AdministrationStatus.RegistryFailed);
        (await PublishAsync(fixture, "1")).EnsureAccepted();
    }

    [Fact]
    public async Task Sixteen_people_who_switch_sixteen_names_at_once_all_get_their_switch()
    {
        var registry = new FakeRegistry();
        await using GatewayFixture here = Gateway(registry);
        await using GatewayFixture there = Gateway(registry);

        AdministrationResult[] results = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            Administration(number % 2 == 0 ? here : there).SwitchPublishingAsync(Manager, Source, $"Name{number}", on: false))).WaitAsync(GatewayFixture.Budget);

        results.Should().OnlyContain(result => result.IsDone);
        (await registry.ListAsync(CancellationToken.None)).Should().ContainSingle().Which.EventNamesOff.Should().HaveCount(16);
    }

    private static void Break(FakeRegistry registry, string trouble)
    {
        var good = new DataSourceEntry { DataSource = new DataSource { Id = Source }, State = DataSourceState.Deactivated, Version = 9 };
        switch (trouble)
        {
            case "throws":
                registry.Trouble = static () => throw new IOException("down");
                break;
            case "hangs":
                registry.Trouble = static () => new TaskCompletionSource().Task;
                break;
            default:
                registry.AnswersNull = trouble == "null list";
                registry.Nonsense = trouble switch
                {
                    "null list" => [],
                    "list that throws" => new ThrowingList(),
                    "twice" => [good, good],
                    "bad id" => [good with { DataSource = new DataSource { Id = "my pixel" } }],
                    "null entry" => [null!],
                    "null fields" => [good with { DataSource = new DataSource { Id = Source, Fields = null! } }],
                    "null destination" => [good with { DataSource = new DataSource { Id = Source, Destination = null! } }],
                    _ => [good with { Version = 0 }],
                };
                break;
        }
    }

    private static DataSourceAdministration Administration(GatewayFixture fixture) => fixture.Services.GetRequiredService<DataSourceAdministration>();

    private static async Task<PublishReceipt> PublishAsync(GatewayFixture fixture, string id) =>
        await fixture.Gateway.PublishAsync(fixture.Purchase(id).Build(), Source).AsTask().WaitAsync(GatewayFixture.Budget);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var budget = new CancellationTokenSource(GatewayFixture.Budget);
        while (!await holds())
        {
            budget.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static GatewayFixture Gateway(
        FakeRegistry registry, Action<CapiGatewayOptions>? configure = null, Action<ICapiGatewayBuilder>? build = null) => new(
        options =>
        {
            options.RegistryRefresh = Refresh;
            options.MaxBatchDelay = TimeSpan.FromMinutes(10);
            options.ShutdownTimeout = TimeSpan.Zero;
            configure?.Invoke(options);
        },
        builder =>
        {
            builder.AddDataSource(Source, GatewayFixture.Token).UseDataSourceRegistry(registry);
            build?.Invoke(builder);
        },
        manualClock: true);

    // A list that is read from the database only when somebody asks for its entries.
    private sealed class ThrowingList : IReadOnlyList<DataSourceEntry>
    {
        public int Count => throw new IOException("down");

        public DataSourceEntry this[int index] => throw new IOException("down");

        public IEnumerator<DataSourceEntry> GetEnumerator() => throw new IOException("down");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
