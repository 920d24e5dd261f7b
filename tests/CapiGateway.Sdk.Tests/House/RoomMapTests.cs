namespace CapiGateway.Sdk.Tests.House;

public sealed class RoomMapTests
{
    private static readonly SourceFile Digest = File("Identity/Digest.cs", "namespace P.Identity;\npublic struct Digest { }");

    [Fact]
    public void A_type_of_a_room_outside_the_row_is_an_arrow_from_file_to_type()
    {
        SourceFile reads = File("Filters/Filter.cs", "namespace P.Filters;\nclass Filter { Digest _digest; }");

        Map(Digest, reads).Forbidden(HousePlan.Rows(("Filters", ["Events"]))).Select(arrow => arrow.ToString())
            .Should().Equal("src/P/Filters/Filter.cs -> Digest (Filters -> Identity)");
        Map(Digest, reads).Forbidden(HousePlan.Rows(("Filters", ["Identity"]))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("using P.Identity;\nnamespace P.Filters;\nclass Filter { }")]
    [InlineData("namespace P.Filters;\nclass Filter { object _o = P.Identity.Make(); }")]
    [InlineData("using static P.Identity.Digest;\nnamespace P.Filters;\nclass Filter { }")]
    [InlineData("namespace P.Filters;\nclass Filter { string _s = $\"{new Digest()}\"; }")]
    public void A_using_a_qualified_name_and_a_hole_are_arrows(string text) =>
        Map(Digest, File("Filters/Filter.cs", text)).Forbidden(HousePlan.Rows(("Filters", []))).Should().ContainSingle();

    [Theory]
    [InlineData("namespace P.Filters;\n// Digest\nclass Filter { string _s = \"Digest\"; }")]
    [InlineData("namespace P.Filters;\nclass Filter\n{\n    class Digest { }\n}")]
    public void Comments_literals_and_types_of_the_own_room_are_no_arrows(string text) =>
        Map(Digest, File("Filters/Filter.cs", text)).ByType(topLevelOnly: false).Should().BeEmpty();

    [Fact]
    public void A_room_without_a_row_may_know_nothing() =>
        Map(Digest, File("New/A.cs", "namespace P.New;\nclass A : Digest { }")).Forbidden(HousePlan.Rows()).Should().ContainSingle();

    [Fact]
    public void A_circle_over_three_rooms_is_found_and_what_leads_into_it_is_not() =>
        Map(
            File("One/Aa.cs", "namespace P.One;\nclass Aa { Bb b; }"),
            File("Two/Bb.cs", "namespace P.Two;\nclass Bb { Cc c; }"),
            File("Cc.cs", "namespace P;\nclass Cc { Aa a; }"),
            File("Three/Dd.cs", "namespace P.Three;\nclass Dd { Aa a; }"))
            .Circular().Select(arrow => $"{arrow.From} -> {arrow.To}").Should().Equal("One -> Two", "Two -> (root)", "(root) -> One");

    [Theory]
    [InlineData("Room/A.cs", "P.Room", true)]
    [InlineData("Room/Internal/A.cs", "P.Room.Internal", true)]
    [InlineData("A.cs", "P", true)]
    [InlineData("DependencyInjection/A.cs", "Microsoft.Extensions.DependencyInjection", true)]
    [InlineData("DependencyInjection/A.cs", "P.DependencyInjection", true)]
    [InlineData("Room/A.cs", "Microsoft.Extensions.DependencyInjection", false)]
    [InlineData("Room/Internal/A.cs", "P.Room", false)]
    [InlineData("A.cs", "P.Room", false)]
    public void A_namespace_must_be_the_folder(string path, string space, bool isRight) =>
        Map(File(path, $"namespace {space};\nclass A {{ }}")).Misnamed().Any().Should().Be(!isRight);

    private static SourceFile File(string path, string text) => new($"src/P/{path}", text);

    private static RoomMap Map(params SourceFile[] files) => new("P", files);
}
