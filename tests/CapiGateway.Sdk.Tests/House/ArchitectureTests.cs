namespace CapiGateway.Sdk.Tests.House;

public sealed class ArchitectureTests
{
    private static readonly Lazy<RoomMap> House = new(() => MapOf(HousePlan.Project));

    public static TheoryData<string> Projects => new(Repository.SourceProjects());

    [Fact]
    public void Every_folder_is_a_room_of_the_plan() =>
        House.Value.Rooms.Except(HousePlan.MayKnow.Keys, StringComparer.Ordinal)
            .ShouldBeNone("A folder of the library is a room, and these are not in the plan (HousePlan):");

    [Fact]
    public void A_room_names_only_the_rooms_in_its_row() =>
        House.Value.Forbidden(HousePlan.MayKnow).Select(arrow => arrow.ToString())
            .ShouldBeNone("A room may name only what its row of the plan allows (HousePlan):");

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_circle_joins_two_rooms(string project) =>
        MapOf(project).Circular().OrderBy(arrow => arrow.From, StringComparer.Ordinal).Select(arrow => arrow.ToString())
            .ShouldBeNone("Rooms that lead back to themselves; turn one of these arrows around:");

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_namespace_is_its_folder(string project) =>
        MapOf(project).Misnamed().ShouldBeNone("Folder and namespace differ:");

    [Fact]
    public void The_plan_lets_no_two_rooms_know_each_other_but_the_front_door()
    {
        foreach ((string room, IReadOnlySet<string> known) in HousePlan.MayKnow)
        {
            known.Should().BeSubsetOf(HousePlan.MayKnow.Keys).And.NotContain(room);
            foreach (string other in known.Where(other => other != HousePlan.Root && room != HousePlan.Root))
            {
                HousePlan.MayKnow[other].Should().NotContain(room);
            }
        }
    }

    private static RoomMap MapOf(string project) => new(project, Repository.CSharpFiles($"src/{project}"));
}
