using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CapiGateway.Sdk.Tests.House;

public sealed class SourceHygieneTests
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> Files =
        new(() => [.. new[] { "src", "tests", "samples", "benchmarks" }.SelectMany(Repository.CSharpFiles)]);

    public static TheoryData<string> Rules => new(SourceRules.All.Select(rule => rule.Name));

    [Theory]
    [MemberData(nameof(Rules))]
    public void No_source_file_holds(string rule) =>
        SourceRules.Named(rule).Violations(Files.Value).ShouldBeNone($"Not in this house: {rule}.");

    [Fact]
    public void A_public_asynchronous_method_takes_a_cancellation_token_last() =>
        SourceAssemblies.All.SelectMany(AsyncSignatures.WithoutTokenLast).ShouldBeNone("CancellationToken is the last parameter:");

    [Fact]
    public void No_committed_text_names_a_machine_or_a_package_host() =>
        CommittedText.Violations(Repository.Files(".", "*").Select(path => (path, File.ReadAllBytes(Repository.PathOf(path)))))
            .ShouldBeNone("Paths of one machine and hosts of package registries stay out of the repository:");

    [Fact]
    public void An_asynchronous_method_without_its_token_last_is_found() =>
        AsyncSignatures.WithoutTokenLast([typeof(Signatures)]).Should().BeEquivalentTo(
            "CapiGateway.Sdk.Tests.House.SourceHygieneTests+Signatures.NoTokenAsync",
            "CapiGateway.Sdk.Tests.House.SourceHygieneTests+Signatures.TokenFirstAsync",
            "CapiGateway.Sdk.Tests.House.SourceHygieneTests+Signatures.Many");

    [Theory]
    [InlineData("see /ho", "me/me/notes", 1)]
    [InlineData("C:\\Us", "ers\\me", 1)]
    [InlineData("https://api.nug", "et.org/v3", 1)]
    [InlineData("https://example.com/ho", "me/page", 0)]
    [InlineData("a NuG", "et package, and and/wo", 0)]
    [InlineData("\0 binary /ho", "me/me", 0)]
    public void A_machine_path_and_a_package_host_are_found(string first, string second, int count) =>
        CommittedText.Violations([("a.txt", Encoding.UTF8.GetBytes(first + second))]).Should().HaveCount(count);

    [SuppressMessage("Design", "CA1068:CancellationToken parameters must come last", Justification = "The test finds just this.")]
    public abstract class Signatures : IAsyncDisposable
    {
        public Task? Completion { get; }

        public abstract Task NoTokenAsync(int value);

        public abstract ValueTask TokenFirstAsync(CancellationToken cancellationToken, int value);

        public abstract IAsyncEnumerable<int> Many();

        public abstract Task<int> RightAsync(int value, CancellationToken cancellationToken = default);

        public abstract ValueTask DisposeAsync();

        internal abstract Task InternalAsync();

        private protected abstract Task HiddenAsync();
    }
}
