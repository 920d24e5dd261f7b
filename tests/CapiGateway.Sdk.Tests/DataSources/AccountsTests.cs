using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.DataSources;

/// <summary>Two accounts in one gateway: no byte of one at the other.</summary>
public sealed class AccountsTests
{
    private const string OfB = "2002";

    private static readonly Administrator Manager = ControlFixture.Manager;
    private static readonly Administrator Stranger = ControlFixture.Stranger;

    [Fact]
    public async Task An_account_lists_and_finds_its_own_data_sources_only()
    {
        await using ControlFixture fixture = TwoAccounts();

        (await fixture.Administration.ListAsync(Manager)).Should().ContainSingle().Which.DataSource.Id.Should().Be(ControlFixture.Source);
        (await fixture.Administration.ListAsync(Stranger)).Should().ContainSingle().Which.DataSource.Id.Should().Be(OfB);
        AdministrationResult others = await fixture.Administration.GetAsync(Stranger, ControlFixture.Source);
        AdministrationResult nobodys = await fixture.Administration.GetAsync(Stranger, "3003");
        others.Should().Be(nobodys, "another account's is as if it did not exist");
    }

    [Fact]
    public async Task Events_of_an_account_reach_no_data_source_of_another_however_they_are_addressed()
    {
        await using ControlFixture fixture = TwoAccounts();

        PublishReceipt byAccount = await fixture.Gateway.PublishAsync(EventOf(fixture, "a", "1"));
        PublishReceipt byForeignId = await fixture.Gateway.PublishAsync(EventOf(fixture, "a", "2"), OfB);
        PublishReceipt unnamed = await fixture.Gateway.PublishAsync(fixture.Event("3"));
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        byAccount.Count.Should().Be(1);
        byForeignId.Should().Match<PublishReceipt>(it => it.Outcome == PublishOutcome.NotConnected && it.Reason == PublishReason.UnknownDataSource);
        unnamed.Outcome.Should().Be(PublishOutcome.Invalid, "several accounts and none named");
        fixture.Inner.Emulator.Events.Should().ContainSingle().Which.DatasetId.Should().Be(ControlFixture.Source);
    }

    [Fact]
    public async Task Events_that_name_no_account_do_not_go_to_another_when_the_only_data_source_of_theirs_is_removed()
    {
        await using ControlFixture fixture = TwoAccounts();
        await fixture.Administration.RemoveAsync(Manager, ControlFixture.Source).WaitAsync(GatewayFixture.Budget);

        (await fixture.Gateway.PublishAsync(fixture.Event("1"))).IsAccepted.Should().BeFalse();
        (await fixture.Gateway.PublishAsync(EventOf(fixture, "a", "2"))).Reason.Should().Be(PublishReason.DataSourceRemoved);
    }

    [Fact]
    public async Task What_waited_for_an_id_does_not_leave_when_another_account_connects_the_id()
    {
        var outbox = new SharedOutbox();
        await using var fixture = new ControlFixture(
            builder => builder.UseOutboxOf(outbox), options => options.MaxBatchDelay = TimeSpan.FromMinutes(10));
        (await fixture.PublishAsync("of-a")).EnsureAccepted();
        outbox.HidesLeases = true;
        await fixture.Administration.RemoveAsync(Manager, ControlFixture.Source).WaitAsync(GatewayFixture.Budget);
        outbox.HidesLeases = false;

        AdministrationResult added = await fixture.Administration.AddAsync(Stranger, new DataSource { Id = ControlFixture.Source }).WaitAsync(GatewayFixture.Budget);
        (await fixture.Administration.ConfirmAsync(Stranger, ControlFixture.Source).WaitAsync(GatewayFixture.Budget)).IsDone.Should().BeTrue();
        (await fixture.Gateway.PublishAsync(EventOf(fixture, "b", "of-b"))).EnsureAccepted();
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        added.Entry!.DataSource.Account.Should().Be("b");
        fixture.Audit.All.Single(record => record.Operation == AdministrationOperation.Add).Before.Should().BeNull("it was another account's");
        fixture.Inner.Emulator.Events.Should().ContainSingle().Which.Id.Should().Be("of-b");
        fixture.Ledger.Should().Match<DataSourceStatistics>(it => it.Withdrawn == 1 && it.Delivered == 1 && it.IsBalanced);
    }

    [Fact]
    public async Task A_credential_of_another_account_cannot_be_named()
    {
        await using ControlFixture fixture = TwoAccounts();

        AdministrationResult added = await fixture.Administration.AddAsync(
            Stranger, new DataSource { Id = "3003", CredentialName = ControlFixture.Source }).WaitAsync(GatewayFixture.Budget);
        AdministrationResult changed = await fixture.Administration.ChangeSettingsAsync(
            Stranger, OfB, source => source with { CredentialName = ControlFixture.Source }).WaitAsync(GatewayFixture.Budget);
        AdministrationResult moved = await fixture.Administration.ChangeSettingsAsync(
            Stranger, OfB, source => source with { Account = "a" }).WaitAsync(GatewayFixture.Budget);

        new[] { added, changed, moved }.Should().OnlyContain(result => result.Status == AdministrationStatus.Invalid);
        (await fixture.Administration.GetAsync(Stranger, OfB)).Entry!.DataSource.CredentialName.Should().Be(OfB);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_may_change_nothing()
    {
        await using ControlFixture fixture = TwoAccounts();

        AdministrationResult result = await fixture.Administration.RemoveAsync(Manager with { Role = (AdministratorRole)99 }, ControlFixture.Source);

        result.Status.Should().Be(AdministrationStatus.Forbidden);
        (await fixture.PublishAsync("1")).IsAccepted.Should().BeTrue();
    }

    private static ControlFixture TwoAccounts() => new(builder => builder.AddDataSource(new DataSource { Id = OfB, Account = "b" }, "token-b"), emulator: new EmulatorOptions());

    private static CapiGateway.Sdk.Events.ConversionEvent EventOf(ControlFixture fixture, string account, string id) =>
        fixture.Inner.Purchase(id).ForAccount(account).Build();
}
