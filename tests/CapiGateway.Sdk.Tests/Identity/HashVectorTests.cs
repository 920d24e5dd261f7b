using System.Text;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Tests.Identity.Unicode;

namespace CapiGateway.Sdk.Tests.Identity;

/// <summary>The hashes that Meta publishes, those that follow from its rules, and those of other libraries that break the rules.</summary>
public class HashVectorTests
{
    public static TheoryData<string> Vectors(string group) => [.. ReadLines(group)];

    [Theory]
    [MemberData(nameof(Vectors), "documented")]
    [MemberData(nameof(Vectors), "derived")]
    public void A_vector_of_a_documented_rule_is_met(string line)
    {
        (IdentifierKind kind, string input, NormalizationContext context, string normalized, string hash) = Parse(line);
        byte[] utf8 = new byte[IdentifierNormalizer.GetMaxByteCount(input.Length)];

        IdentifierNormalizer.Normalize(kind, input, utf8, out int written, context).Should().Be(NormalizationStatus.Done);
        Encoding.UTF8.GetString(utf8, 0, written).Should().Be(normalized);
        IdentifierHasher.TryHash(kind, input, out Sha256Digest digest, context).Should().BeTrue();
        digest.ToString().Should().Be(hash);
        IdentifierHasher.TryHash(kind, Encoding.UTF8.GetBytes(input), out digest, context).Should().BeTrue();
        digest.ToString().Should().Be(hash);
    }

    [Theory]
    [MemberData(nameof(Vectors), "divergent")]
    public void A_known_mistake_of_other_libraries_is_not_copied(string line)
    {
        (IdentifierKind kind, string input, NormalizationContext context, _, string hash) = Parse(line);

        IdentifierHasher.TryHash(kind, input, out Sha256Digest digest, context).Should().BeTrue();
        digest.ToString().Should().NotBe(hash);
    }

    [Fact]
    public void A_decomposed_name_has_the_published_hash_of_the_composed_one()
    {
        IdentifierHasher.TryHash(IdentifierKind.FirstName, "Vale\u0301ry", out Sha256Digest digest).Should().BeTrue();

        digest.ToString().Should().StartWith("08e1996b5dd49e62").And.NotStartWith("0aac459e98cd41b9");
    }

    private static IEnumerable<string> ReadLines(string group) =>
        File.ReadLines(RepositoryFiles.PathOf("tests", "CapiGateway.Sdk.Tests", "Identity", "Vectors", "hash-vectors.tsv"))
            .Where(line => line.StartsWith(group + "\t", StringComparison.Ordinal));

    private static (IdentifierKind Kind, string Input, NormalizationContext Context, string Normalized, string Hash) Parse(string line)
    {
        string[] fields = line.Split('\t');
        var context = new NormalizationContext
        {
            CallingCode = fields[3].Length == 0 ? null : fields[3],
            CountryCode = fields[4].Length == 0 ? null : fields[4],
        };
        string input = fields[2].Replace(@"\t", "\t", StringComparison.Ordinal);
        return (Enum.Parse<IdentifierKind>(fields[1]), input, context, fields[5], fields[6]);
    }
}
