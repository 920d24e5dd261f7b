using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Tests.Publishing;
using static CapiGateway.Sdk.DataSources.AdministrationOperation;
using static CapiGateway.Sdk.DataSources.AdministrationStatus;
using static CapiGateway.Sdk.DataSources.DataSourceState;

namespace CapiGateway.Sdk.Tests.DataSources;

/// <summary>The life cycle as a table: every state × switch × role × operation, and what the door says.</summary>
public sealed class LifeCycleTests
{
    // What an operation makes of each state when somebody does it who may.
    private static readonly Dictionary<(AdministrationOperation, DataSourceState), (AdministrationStatus Status, DataSourceState After)> Table = new()
    {
        [(Add, Pending)] = (AlreadyConnected, Pending),
        [(Add, Active)] = (AlreadyConnected, Active),
        [(Add, Deactivated)] = (AlreadyConnected, Deactivated),
        [(Add, Removed)] = (Done, Pending),
        [(Confirm, Pending)] = (Done, Active),
        [(Confirm, Active)] = (Done, Active),
        [(Confirm, Deactivated)] = (Done, Deactivated),
        [(Confirm, Removed)] = (NotFound, Removed),
        [(Activate, Pending)] = (WrongState, Pending),
        [(Activate, Active)] = (Done, Active),
        [(Activate, Deactivated)] = (Done, Active),
        [(Activate, Removed)] = (NotFound, Removed),
        [(Deactivate, Pending)] = (WrongState, Pending),
        [(Deactivate, Active)] = (Done, Deactivated),
        [(Deactivate, Deactivated)] = (Done, Deactivated),
        [(Deactivate, Removed)] = (NotFound, Removed),
        [(SwitchPublishing, Pending)] = (Done, Pending),
        [(SwitchPublishing, Active)] = (Done, Active),
        [(SwitchPublishing, Deactivated)] = (Done, Deactivated),
        [(SwitchPublishing, Removed)] = (NotFound, Removed),
        [(ChangeSettings, Pending)] = (Done, Pending),
        [(ChangeSettings, Active)] = (Done, Active),
        [(ChangeSettings, Deactivated)] = (Done, Deactivated),
        [(ChangeSettings, Removed)] = (NotFound, Removed),
        [(Remove, Pending)] = (Done, Removed),
        [(Remove, Active)] = (Done, Removed),
        [(Remove, Deactivated)] = (Done, Removed),
        [(Remove, Removed)] = (NotFound, Removed),
    };

    public static TheoryData<DataSourceState, string, string> Cells
    {
        get
        {
            var cells = new TheoryData<DataSourceState, string, string>();
            foreach (DataSourceState state in Enum.GetValues<DataSourceState>())
            {
                foreach (string switches in new[] { "on", "off", "name off" })
                {
                    foreach (string role in new[] { "Admin", "Manager", "ViewOnly", "another account" })
                    {
                        cells.Add(state, switches, role);
                    }
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Every_operation_does_in_every_state_what_the_role_allows(DataSourceState state, string switches, string role)
    {
        foreach (AdministrationOperation operation in Enum.GetValues<AdministrationOperation>())
        {
            await using var fixture = new ControlFixture();
            DataSourceEntry before = await PrepareAsync(fixture, state, switches);
            int audited = fixture.Audit.All.Count;
            Administrator by = role switch
            {
                "Admin" => ControlFixture.Admin,
                "Manager" => ControlFixture.Manager,
                "ViewOnly" => ControlFixture.Viewer,
                _ => ControlFixture.Stranger,
            };

            AdministrationResult result = await DoAsync(fixture.Administration, by, operation).WaitAsync(GatewayFixture.Budget);

            DataSourceEntry after = await ReadAsync(fixture);
            (AdministrationStatus status, DataSourceState expected) = Expected(operation, state, role);
            result.Status.Should().Be(status, $"{operation} by {role}");
            after.State.Should().Be(expected, $"{operation} by {role}");
            bool changes = (after with { Version = 0 }) != (before with { Version = 0 });
            fixture.Audit.All.Skip(audited).Select(record => (record.By, record.Operation)).Should().Equal(changes ? [(by, operation)] : []);
            if (role == "another account" && operation != Add)
            {
                result.Should().Be(new AdministrationResult { Status = NotFound, Explanation = "The account has no such data source." });
                after.Should().Be(before);
            }

            if (role == "ViewOnly")
            {
                after.Should().Be(before);
            }
        }
    }

    [Theory]
    [InlineData(Pending, "on", PublishOutcome.NotConnected, PublishReason.DataSourcePending)]
    [InlineData(Pending, "off", PublishOutcome.NotConnected, PublishReason.DataSourcePending)]
    [InlineData(Pending, "name off", PublishOutcome.NotConnected, PublishReason.DataSourcePending)]
    [InlineData(Active, "on", PublishOutcome.Accepted, PublishReason.None)]
    [InlineData(Active, "off", PublishOutcome.PublishingOff, PublishReason.DataSourceSwitchedOff)]
    [InlineData(Active, "name off", PublishOutcome.PublishingOff, PublishReason.EventNameSwitchedOff)]
    [InlineData(Deactivated, "on", PublishOutcome.NotConnected, PublishReason.DataSourceDeactivated)]
    [InlineData(Deactivated, "off", PublishOutcome.NotConnected, PublishReason.DataSourceDeactivated)]
    [InlineData(Deactivated, "name off", PublishOutcome.NotConnected, PublishReason.DataSourceDeactivated)]
    [InlineData(Removed, "on", PublishOutcome.NotConnected, PublishReason.DataSourceRemoved)]
    [InlineData(Removed, "off", PublishOutcome.NotConnected, PublishReason.DataSourceRemoved)]
    [InlineData(Removed, "name off", PublishOutcome.NotConnected, PublishReason.DataSourceRemoved)]
    public async Task The_door_says_what_state_and_switches_make_of_an_event(
        DataSourceState state, string switches, PublishOutcome outcome, PublishReason reason)
    {
        await using var fixture = new ControlFixture();
        await PrepareAsync(fixture, state, switches);

        PublishReceipt byId = await fixture.PublishAsync("1");
        PublishReceipt byAccount = await fixture.Gateway.PublishAsync(fixture.Event("2"));
        PublishReceipt otherName = await fixture.PublishAsync("3", "Lead");

        byId.Should().Match<PublishReceipt>(it => it.Outcome == outcome && it.Reason == reason);
        byAccount.Should().Match<PublishReceipt>(it => it.Outcome == outcome && it.Reason == reason);
        otherName.IsAccepted.Should().Be(state == Active && switches != "off");
        fixture.Ledger.Addressed.Should().Be(3);
        fixture.Ledger.IsBalanced.Should().BeTrue();
    }

    [Fact]
    public async Task What_waits_for_a_deactivated_data_source_still_leaves()
    {
        await using var fixture = new ControlFixture(configure: options => options.MaxBatchDelay = TimeSpan.FromMinutes(10));
        (await fixture.PublishAsync("1")).EnsureAccepted();

        await fixture.Administration.DeactivateAsync(ControlFixture.Manager, ControlFixture.Source).WaitAsync(GatewayFixture.Budget);
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        fixture.Inner.Emulator.Events.Should().ContainSingle();
        fixture.Ledger.Should().Match<DataSourceStatistics>(it => it.Delivered == 1 && it.Withdrawn == 0);
    }

    private static (AdministrationStatus Status, DataSourceState After) Expected(AdministrationOperation operation, DataSourceState state, string role) => role switch
    {
        "ViewOnly" => (Forbidden, state),
        "another account" when operation != Add => (NotFound, state),
        _ => Table[(operation, state)],
    };

    private static async Task<DataSourceEntry> PrepareAsync(ControlFixture fixture, DataSourceState state, string switches)
    {
        // Reads the registry for the first time, and so adds what code gives.
        (await fixture.Administration.ListAsync(ControlFixture.Manager).WaitAsync(GatewayFixture.Budget)).Should().ContainSingle();

        // Switched before it is removed: what is removed cannot be switched.
        if (state != Pending && switches != "on")
        {
            await SwitchAsync(fixture, switches);
        }

        await fixture.BringToAsync(state);
        if (state == Pending && switches != "on")
        {
            await SwitchAsync(fixture, switches);
        }

        return await ReadAsync(fixture);
    }

    private static async Task SwitchAsync(ControlFixture fixture, string switches)
    {
        Task<AdministrationResult> switched = switches == "off"
            ? fixture.Administration.SwitchPublishingAsync(ControlFixture.Manager, ControlFixture.Source, on: false)
            : fixture.Administration.SwitchPublishingAsync(ControlFixture.Manager, ControlFixture.Source, "Purchase", on: false);
        (await switched.WaitAsync(GatewayFixture.Budget)).IsDone.Should().BeTrue();
    }

    private static async Task<DataSourceEntry> ReadAsync(ControlFixture fixture) =>
        (await fixture.Registry.ListAsync(CancellationToken.None)).Single(entry => entry.DataSource.Id == ControlFixture.Source);

    private static Task<AdministrationResult> DoAsync(DataSourceAdministration administration, Administrator by, AdministrationOperation operation) => operation switch
    {
        Add => administration.AddAsync(by, new DataSource { Id = ControlFixture.Source, CredentialName = $"of {by.Account}" }),
        Confirm => administration.ConfirmAsync(by, ControlFixture.Source),
        Activate => administration.ActivateAsync(by, ControlFixture.Source),
        Deactivate => administration.DeactivateAsync(by, ControlFixture.Source),
        SwitchPublishing => administration.SwitchPublishingAsync(by, ControlFixture.Source, "Lead", on: false),
        ChangeSettings => administration.ChangeSettingsAsync(by, ControlFixture.Source, source => source with { DisplayName = "New" }),
        _ => administration.RemoveAsync(by, ControlFixture.Source),
    };
}
