namespace CapiGateway.Sdk.Tests.House;

public sealed class SizeBarTests
{
    [Fact]
    public void A_file_over_the_limit_is_told_with_its_length()
    {
        SizeBar.TooLong([Lines("A.cs", 300)], 300).Should().BeEmpty();
        SizeBar.TooLong([Lines("A.cs", 301)], 300).Should().Equal("src/P/A.cs: 301 lines, at most 300");
    }

    [Fact]
    public void Percentiles_are_lengths_that_a_share_of_the_files_does_not_exceed()
    {
        SourceFile[] files = [.. Enumerable.Range(1, 10).Reverse().Select(lines => Lines("A.cs", lines))];

        SizeBar.Percentile(files, 0.5).Should().Be(5);
        SizeBar.Percentile(files, 0.9).Should().Be(9);
        SizeBar.Percentile(files[..1], 0.9).Should().Be(10);
        SizeBar.Percentile([], 0.9).Should().Be(0);
    }

    [Fact]
    public void Two_public_types_in_a_file_are_one_too_many()
    {
        SizeBar.ManyPublicTypes([Source("A.cs", "public class A\n{\n  public class B;\n}\ninternal class Second;")]).Should().BeEmpty();
        SizeBar.ManyPublicTypes([Source("A.cs", "public class A;\npublic class Second;")]).Should().Equal("src/P/A.cs: A, Second");
    }

    [Theory]
    [InlineData("Order.cs", "public class Order;", true)]
    [InlineData("Order.Lines.cs", "public partial class Order;", true)]
    [InlineData("Order{T}.cs", "public class Order<T>;", true)]
    [InlineData("Order.cs", "internal class Other;\ninternal class Order;", true)]
    [InlineData("Order.cs", "internal class Order;\npublic class Other;", false)]
    [InlineData("Order.cs", "public class Orders;", false)]
    [InlineData("Order.cs", "", false)]
    public void A_file_is_named_after_its_type(string path, string text, bool isRight) =>
        SizeBar.WronglyNamed([Source(path, text)]).Any().Should().Be(!isRight);

    [Theory]
    [InlineData("Identity/A.cs", true)]
    [InlineData("Identity/Helpers/A.cs", false)]
    [InlineData("Utils/A.cs", false)]
    public void A_grab_bag_is_found_by_its_name(string path, bool isRight) =>
        SizeBar.GrabBagFolders([Source(path, "")]).Any().Should().Be(!isRight);

    [Theory]
    [InlineData("Room/Internal/A.cs", "namespace P.Room.Internal;\ninternal class A;", true)]
    [InlineData("Room/Internal/A.cs", "namespace P.Room.Internal;\npublic class A;", false)]
    [InlineData("Room/Internal/Deep/A.cs", "namespace P.Room;\npublic class A;", false)]
    [InlineData("Room/A.cs", "namespace P.Room.Internal;\npublic class A;", false)]
    [InlineData("Room/A.cs", "namespace P.Room;\npublic class A;", true)]
    public void A_public_type_of_an_internal_place_is_found(string path, string text, bool isRight) =>
        SizeBar.PublicInternals([Source(path, text)]).Any().Should().Be(!isRight);

    private static SourceFile Lines(string path, int count) => Source(path, string.Concat(Enumerable.Repeat("x\n", count)));

    private static SourceFile Source(string path, string text) => new($"src/P/{path}", text);
}
