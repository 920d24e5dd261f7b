using System.Reflection;

namespace CapiGateway.Sdk.Tests.House;

public sealed class PublicApiTests
{
    public static TheoryData<string> Assemblies => new(SourceAssemblies.Names);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_api_is_the_approved_one(string assembly) =>
        Snapshot.ShouldMatch(
            PublicApiRenderer.Render(Assembly.Load(new AssemblyName(assembly))),
            $"tests/CapiGateway.Sdk.Tests/House/PublicApi.{assembly}.approved.txt",
            filter: "PublicApi");

    [Fact]
    public void The_library_and_its_testing_companion_are_approved() =>
        SourceAssemblies.Names.Should().Contain("CapiGateway.Sdk").And.Contain("CapiGateway.Sdk.Testing");

    [Fact]
    public void An_approved_file_belongs_to_an_assembly() =>
        Repository.Files("tests/CapiGateway.Sdk.Tests/House", "PublicApi.*.approved.txt")
            .Select(path => Path.GetFileName(path)["PublicApi.".Length..^".approved.txt".Length])
            .Except(SourceAssemblies.Names, StringComparer.Ordinal)
            .ShouldBeNone("Approved files of assemblies that are gone:");

    [Fact]
    public void A_difference_shows_the_lines_of_both_sides()
    {
        Snapshot.Difference("a\nb\nc\nd\n", "a\nx\nd\n").Should().Equal("2 - b", "3 - c", "2 + x");
        Snapshot.Difference("", "a").Should().Equal("1 - ", "1 + a");
        Snapshot.Difference("a\na\n", "a\na\na\n").Should().Equal("3 + a");
        Snapshot.Difference("a\r\nb", "a\nb").Should().BeEmpty();
    }
}
