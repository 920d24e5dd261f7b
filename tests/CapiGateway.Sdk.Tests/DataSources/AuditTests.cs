using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Tests.Publishing;

namespace CapiGateway.Sdk.Tests.DataSources;

public sealed class AuditTests
{
    [Fact]
    public async Task Each_change_is_taken_down_with_who_what_when_before_and_after()
    {
        await using var fixture = new ControlFixture();

        AdministrationResult result = await fixture.Administration
            .SwitchPublishingAsync(ControlFixture.Manager, ControlFixture.Source, "Purchase", on: false).WaitAsync(GatewayFixture.Budget);
        await fixture.Administration.SwitchPublishingAsync(ControlFixture.Manager, ControlFixture.Source, "Purchase", on: false).WaitAsync(GatewayFixture.Budget);
        await fixture.Administration.DeactivateAsync(ControlFixture.Viewer, ControlFixture.Source).WaitAsync(GatewayFixture.Budget);

        AdministrationRecord record = fixture.Audit.All.Should().ContainSingle("what changes nothing is no change").Subject;
        record.By.Should().Be(ControlFixture.Manager);
        record.Operation.Should().Be(AdministrationOperation.SwitchPublishing);
        record.At.Should().Be(record.After.ChangedAt);
        record.Before!.EventNamesOff.Should().BeEmpty();
        record.After.Should().Be(result.Entry).And.Match<DataSourceEntry>(entry => entry.ChangedBy == "Mia" && entry.Version == record.Before.Version + 1);
        record.After.EventNamesOff.Should().Equal("Purchase");
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("hangs")]
    public async Task An_audit_in_trouble_undoes_nothing_and_is_counted_and_logged(string trouble)
    {
        await using var fixture = new ControlFixture(configure: options => options.RegistryTimeout = TimeSpan.FromMilliseconds(50));
        fixture.Audit.Answer = _ => trouble == "throws" ? throw new IOException("full") : new ValueTask(new TaskCompletionSource().Task);

        AdministrationResult result = await fixture.Administration
            .SwitchPublishingAsync(ControlFixture.Manager, ControlFixture.Source, on: false).WaitAsync(GatewayFixture.Budget);

        result.IsDone.Should().BeTrue();
        (await fixture.PublishAsync("1")).Outcome.Should().Be(PublishOutcome.PublishingOff);
        fixture.Inner.Statistics.HookFailures[nameof(ControlFixture.AuditLog)].Should().Be(1);
        fixture.Inner.Log.Lines.Should().ContainSingle(line => line.Id.Id == 406).Which.Text.Should().NotContain("Mia");
    }
}
