using System.Text;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Tests.Measuring;

namespace CapiGateway.Sdk.Tests.Identity;

public class AllocationTests
{
    private const int Calls = 10_000;

    private static readonly string[] Values =
    [
        "John_Smith@gmail.com", "ÄRZTE@müller.de", "+1 (650) 555-1212", "0049 170 1234567", "Mary", "Nguyễn", "ΓΙΩΡΓΟΣ", "İpek", "정",
        "Female", "weiblich", "1997-02-16", "2/16/1997", "16. Februar 1997", "31/31/1997", "São Paulo", "東京", "California", "Québec",
        "Nordrhein-Westfalen", "94035-1234", "M1 1AE", "1000001", "〒100-0001", "United States", "Côte d’Ivoire", "DEU", "Atlantis",
        "user-42",
        "62A14E44F765419D10FEA99367361A727C12365E2520F32218D505ED9AA0F62F",
        "62A14E44F765419D10FEA99367361A727C12365E2520F32218D505ED9AA0F62F.AQECAQIB", "n/a", "(not set)", "", "   ", "---", "\uFFFE",
        "\uD800", "e\u0301\u0323\u0327", new string('é', 300), new string('x', 600),
    ];

    private static readonly byte[][] Utf8Values = [.. Values.Select(Encoding.UTF8.GetBytes), [0xFF, 0x41]];

    private static readonly NormalizationContext[] Contexts =
    [
        default,
        new() { CallingCode = "49", CountryCode = "de", LowercaseExternalId = true },
        new() { CallingCode = "+1", CountryCode = "United States" },
    ];

    public static TheoryData<IdentifierKind> Kinds => [.. Enum.GetValues<IdentifierKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hashing_a_value_allocates_nothing(IdentifierKind kind) => AssertAllocatesNothing(
        call => IdentifierHasher.TryHash(kind, Values[call % Values.Length], out _, Contexts[call % Contexts.Length]));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hashing_a_value_of_utf8_allocates_nothing(IdentifierKind kind) => AssertAllocatesNothing(
        call => IdentifierHasher.TryHash(kind, Utf8Values[call % Utf8Values.Length], out _, Contexts[call % Contexts.Length]));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Normalising_a_value_allocates_nothing(IdentifierKind kind)
    {
        byte[] utf8 = new byte[IdentifierNormalizer.GetMaxByteCount(512)];
        AssertAllocatesNothing(
            call => IdentifierNormalizer.Normalize(kind, Values[call % Values.Length], utf8, out _, Contexts[call % Contexts.Length]));
    }

    [Fact]
    public void Hashing_a_column_allocates_nothing()
    {
        var digests = new Sha256Digest[Utf8Values.Length];
        ReadOnlyMemory<byte>[] utf8 = [.. Utf8Values.Select(value => new ReadOnlyMemory<byte>(value))];
        NormalizationContext[] contexts = [.. Enumerable.Repeat(Contexts[1], Values.Length)];
        AssertAllocatesNothing(
            call =>
            {
                var kind = (IdentifierKind)(call % 11);
                IdentifierHasher.HashMany(kind, Values, digests, Contexts[2]);
                IdentifierHasher.HashMany(kind, Values, contexts, digests);
                IdentifierHasher.HashMany(kind, utf8, digests);
            },
            calls: 500);
    }

    private static void AssertAllocatesNothing(Action<int> call, int calls = Calls) =>
        Allocated.By(() =>
        {
            for (int index = 0; index < calls; index++)
            {
                call(index);
            }
        }).Should().Be(0);
}
