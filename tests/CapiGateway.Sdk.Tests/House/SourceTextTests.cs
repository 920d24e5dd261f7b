namespace CapiGateway.Sdk.Tests.House;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("a // b\nc", "a     \nc")]
    [InlineData("a /* b\n c */ d", "a     \n      d")]
    [InlineData("x = \"a // \\\" b\"; y", "x = \"         \"; y")]
    [InlineData("x = @\"a\"\"b\\\"; y", "x = @\"     \"; y")]
    [InlineData("x = \"\"\"a \"\" b\"\"\"; y", "x = \"\"\"      \"\"\"; y")]
    [InlineData("x = $\"a {Name} {{no}} b\"; y", "x = $\"  {Name}         \"; y")]
    [InlineData("x = $\"a {F(\"in\")} b\"; y", "x = $\"  {F(\"  \")}  \"; y")]
    [InlineData("x = $$\"\"\"a {no} {{Name}} b\"\"\"; y", "x = $$\"\"\"       {{Name}}  \"\"\"; y")]
    [InlineData("x = '\"'; y // z", "x = ' '; y     ")]
    [InlineData("x = '\\''; y = '\\u0022'; z", "x = '  '; y = '      '; z")]
    [InlineData("x = @$\"{Name}\\\"; y", "x = @$\"{Name} \"; y")]
    public void Comments_and_literals_are_blanked_in_place(string text, string code) =>
        SourceText.Parse(text).Code.Should().Be(code);

    [Fact]
    public void Comments_are_told_by_line() =>
        SourceText.Parse("a; // one\n/* two\n three */ b; \"// no\" // four").Comments
            .Select(comment => $"{comment.Line}: {comment.Text}")
            .Should().Equal("1: // one", "2: /* two", "3: three */", "3: // four");

    [Fact]
    public void Declared_types_are_told_by_level_and_visibility()
    {
        var file = new SourceFile("src/P/A.cs", """
            using System;
            namespace P.Room;

            /// <summary>class NotThis</summary>
            [Obsolete("struct NorThis")]
            public readonly partial record struct First(int A) where A : class
            {
                private sealed class Nested { }
            }

            internal static class Second;

            public delegate Task<int> Third(string x);
            """);

        file.Namespace.Should().Be("P.Room");
        file.LineCount.Should().Be(13);
        file.DeclaredTypes.Should().Equal(
            new DeclaredType("First", IsPublic: true, IsTopLevel: true),
            new DeclaredType("Nested", IsPublic: false, IsTopLevel: false),
            new DeclaredType("Second", IsPublic: false, IsTopLevel: true),
            new DeclaredType("Third", IsPublic: true, IsTopLevel: true));
    }
}
