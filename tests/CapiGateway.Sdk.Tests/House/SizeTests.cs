namespace CapiGateway.Sdk.Tests.House;

public sealed class SizeTests
{
    public static TheoryData<string> Projects => new(Repository.SourceProjects());

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_source_file_is_too_long(string project) =>
        SizeBar.TooLong(FilesOf(project), SizeBar.LongestSource).ShouldBeNone("Too long; split by capability, never by size alone:");

    [Theory]
    [InlineData("tests")]
    [InlineData("samples")]
    [InlineData("benchmarks")]
    public void No_other_file_is_too_long(string folder) =>
        SizeBar.TooLong(Repository.CSharpFiles(folder), SizeBar.LongestTest).ShouldBeNone("Too long; split by what is tested:");

    [Theory]
    [MemberData(nameof(Projects))]
    public void Most_source_files_are_small(string project)
    {
        IReadOnlyList<SourceFile> files = FilesOf(project);

        SizeBar.Percentile(files, 0.5).Should().BeLessThanOrEqualTo(SizeBar.Median, "that is the bar for the median of lines a file");
        SizeBar.Percentile(files, 0.9).Should().BeLessThanOrEqualTo(SizeBar.NinetiethPercentile, "that is the bar for nine files of ten");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_holds_one_public_type_and_is_named_after_it(string project)
    {
        SizeBar.ManyPublicTypes(FilesOf(project)).ShouldBeNone("One public type a file:");
        SizeBar.WronglyNamed(FilesOf(project)).ShouldBeNone("A file is named after its type, Type.cs or Type.Part.cs:");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_folder_is_a_grab_bag(string project) =>
        SizeBar.GrabBagFolders(FilesOf(project)).ShouldBeNone("A folder is a room with one question to answer; these are none:");

    [Theory]
    [MemberData(nameof(Projects))]
    public void Nothing_internal_is_public(string project) =>
        SizeBar.PublicInternals(FilesOf(project)).ShouldBeNone("Public types inside an Internal folder or namespace:");

    private static IReadOnlyList<SourceFile> FilesOf(string project) => Repository.CSharpFiles($"src/{project}");
}
