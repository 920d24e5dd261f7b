using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Sqlite.DataSources.Internal;
using CapiGateway.Sdk.Testing.Conformance;

namespace CapiGateway.Sdk.Sqlite.Tests.DataSources;

public sealed class RegistryTests : FileTest
{
    private static readonly ConformanceFiles Files = new();
    private static readonly DataSourceRegistryConformance Suite = new(() => Files.Open(TimeProvider.System).Registry);

    public static TheoryData<string> Cases => new(Suite.Cases);

    private SqliteDataSourceRegistry Sut => Fixture.Parts.Registry;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Files.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => Suite.RunAsync(name).WaitAsync(SqliteFixture.Budget);

    [Fact]
    public async Task What_is_saved_is_there_after_a_restart_under_the_next_version()
    {
        DataSourceEntry entry = Entry("111111") with { State = DataSourceState.Active, EventNamesOff = ["PageView"], ChangedBy = "marketer" };

        (await Sut.SaveAsync(entry, default)).Should().Be(DataSourceSaveStatus.Saved);
        await Fixture.RestartAsync();

        (await Sut.ListAsync(default)).Should().Equal(entry with { Version = 1 });
    }

    [Fact]
    public async Task Of_several_who_change_one_version_exactly_one_saves()
    {
        await Sut.SaveAsync(Entry("111111"), default);
        DataSourceEntry read = (await Sut.ListAsync(default)).Single();

        DataSourceSaveStatus[] answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Sut.SaveAsync(read with { IsPublishingOff = true }, default).AsTask())).WaitAsync(SqliteFixture.Budget);

        answers.Count(answer => answer == DataSourceSaveStatus.Saved).Should().Be(1);
        answers.Count(answer => answer == DataSourceSaveStatus.Conflict).Should().Be(7);
        (await Sut.SaveAsync(Entry("111111"), default)).Should().Be(DataSourceSaveStatus.Conflict, "it is not new any more");
        (await Sut.SaveAsync(Entry("333333") with { Version = 4 }, default)).Should().Be(DataSourceSaveStatus.Conflict, "it was never saved");
    }

    [Fact]
    public async Task The_revision_changes_with_every_save_whichever_process_saves()
    {
        long empty = await Sut.GetRevisionAsync(default);
        await using var other = Fixture.Open();
        await other.Registry.SaveAsync(Entry("111111"), default);
        long first = await Sut.GetRevisionAsync(default);
        await Sut.SaveAsync(Entry("222222"), default);

        new[] { empty, first, await Sut.GetRevisionAsync(default) }.Should().OnlyHaveUniqueItems();
        (await other.Registry.ListAsync(default)).Should().HaveCount(2);
    }

    private static DataSourceEntry Entry(string id) => new() { DataSource = new DataSource { Id = id } };
}
