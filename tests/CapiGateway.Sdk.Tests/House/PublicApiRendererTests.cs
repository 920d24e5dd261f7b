using System.Diagnostics.CodeAnalysis;
using System.Reflection.Metadata;

namespace CapiGateway.Sdk.Tests.House;

public sealed class PublicApiRendererTests
{
    [Flags]
    public enum Colours
    {
        None = 0,
        Red = 1,
        Blue = 2,
        Both = 3,
    }

    public interface IKeeper<in T> : IDisposable
        where T : class
    {
        string Name { get; }

        ValueTask<string?> KeepAsync<TKey>(T? seed, TKey key, CancellationToken cancellationToken = default)
            where TKey : struct;
    }

    public delegate bool Chooser<out T>(ReadOnlySpan<char> text, out int count);

    [Fact]
    public void Kinds_of_types_are_told_apart() =>
        new[]
        {
            typeof(Colours), typeof(PrimitiveTypeCode), typeof(IKeeper<>), typeof(Chooser<>), typeof(Point), typeof(Line), typeof(Window),
        }
            .Select(type => PublicApiRenderer.Render([type]).Split('\n').First(line => line.StartsWith('p')))
            .Should().Equal(
                "public enum PublicApiRendererTests.Colours",
                "public enum PrimitiveTypeCode : byte",
                "public interface PublicApiRendererTests.IKeeper<in T> : IDisposable where T : class",
                "public delegate bool PublicApiRendererTests.Chooser<out T>(ReadOnlySpan<char> text, out int count);",
                "public readonly record struct PublicApiRendererTests.Point : IEquatable<PublicApiRendererTests.Point>",
                "public sealed record PublicApiRendererTests.Line : IEquatable<PublicApiRendererTests.Line>",
                "public ref struct PublicApiRendererTests.Window");

    [Fact]
    public void Members_read_like_the_code_that_declares_them() =>
        PublicApiRenderer.Render([typeof(Shop)]).Should().Be("""
            namespace CapiGateway.Sdk.Tests.House

            public abstract class PublicApiRendererTests.Shop
                public const int Limit = 7;
                protected readonly string[] _lines;
                protected Shop(string? name = null, PublicApiRendererTests.Colours colour = Colours.Red);
                public IReadOnlyDictionary<string, string?> Names { get; }
                public required string Title { get; init; }
                public decimal? Total { get; protected set; }
                public event EventHandler? Changed;
                public static bool Find(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? found, in DateTimeOffset since = default);
                protected abstract Task RunAsync(params string[] steps);
                public override string ToString();
                [Obsolete("Use \"Find\".")] public T[]? Try<T>(T seed, char mark = ',', double share = 0.5) where T : new();

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Values_of_an_enum_and_members_of_an_interface_are_told() =>
        PublicApiRenderer.Render([typeof(IKeeper<>), typeof(Colours)]).Should().Be("""
            namespace CapiGateway.Sdk.Tests.House

            [Flags]
            public enum PublicApiRendererTests.Colours
                None = 0,
                Red = 1,
                Blue = 2,
                Both = 3,

            public interface PublicApiRendererTests.IKeeper<in T> : IDisposable where T : class
                string Name { get; }
                ValueTask<string?> KeepAsync<TKey>(T? seed, TKey key, CancellationToken cancellationToken = default) where TKey : struct;

            """.ReplaceLineEndings("\n"));

    public readonly record struct Point(int X);

    public ref struct Window;

    public sealed record Line(Point From, Point To);

    [SuppressMessage("Design", "CA1051:Do not declare visible instance fields", Justification = "Shows how such a field is rendered.")]
    [SuppressMessage("Usage", "CA2214:Do not call overridable methods in constructors", Justification = "Nothing runs here.")]
    public abstract class Shop
    {
        public const int Limit = 7;

        protected readonly string[] _lines = [];

        protected Shop(string? name = null, Colours colour = Colours.Red) => Title = $"{name}{colour}";

        public event EventHandler? Changed;

        public IReadOnlyDictionary<string, string?> Names { get; } = new Dictionary<string, string?>(StringComparer.Ordinal);

        public required string Title { get; init; }

        public decimal? Total { get; protected set; }

        internal int Hidden { get; set; }

        public static bool Find(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? found, in DateTimeOffset since = default)
        {
            found = since == default ? text.ToString() : null;
            return found is not null;
        }

        [Obsolete("Use \"Find\".")]
        public T[]? Try<T>(T seed, char mark = ',', double share = 0.5)
            where T : new() => mark > share ? [seed] : null;

        public override string ToString() => Title;

        protected abstract Task RunAsync(params string[] steps);

        protected private void Raise() => Changed?.Invoke(this, EventArgs.Empty);
    }
}
