using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Tests.Identity;

public sealed class GenderNormalizerTests : NormalizerContractTests
{
    protected override IReadOnlyList<(string Written, NormalizationContext Context)> Samples { get; } =
    [
        ("Female", default),
        ("MISS", default),
        ("Mr.", default),
        ("Männlich", default),
        ("ЖЕНСКИЙ", default),
        ("女性", default),
        ("KADIN", default),
    ];

    [Theory]
    [InlineData("f", "f F f. female Female FEMALE woman girl she her hers Mrs Mrs. Ms. miss lady madam")]
    [InlineData("m", "m M m. male Male MALE man boy he him his Mr Mr. mister sir gentleman")]
    [InlineData("f", "weiblich WEIBLICH Frau femme FÉMININ mujer donna feminino femenino")]
    [InlineData("m", "männlich MÄNNLICH ma\u0308nnlich Herr homme masculin hombre uomo masculino")]
    [InlineData("f", "vrouw kvinna kobieta žena kadın KADIN женский Женщина γυναίκα 女 女性 여성 أنثى")]
    [InlineData("m", "man mannelijk manlig mężczyzna muž erkek мужской Мужчина άνδρας 男 男性 남성 ذكر")]
    public void Whole_words_are_known(string expected, string words)
    {
        foreach (string word in words.Split(' '))
        {
            Normalize(word).Should().Be(expected, word);
        }
    }

    [Theory]
    [InlineData("other")]
    [InlineData("divers")]
    [InlineData("non-binary")]
    [InlineData("x")]
    [InlineData("w")]
    [InlineData("1")]
    [InlineData("fm")]
    [InlineData("f/m")]
    [InlineData("m f")]
    [InlineData("s/he")]
    [InlineData("(s)he")]
    [InlineData("he/she")]
    [InlineData("female male")]
    [InlineData("femal")]
    [InlineData("fe male")]
    [InlineData("unknown")]
    [InlineData("Mrs Smith")]
    [InlineData("prefer not to say")]
    [InlineData("-f")]
    [InlineData("f\uD800")]
    public void Anything_else_is_invalid(string written)
    {
        Normalize(written).Should().Be(nameof(NormalizationStatus.Invalid));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("...")]
    public void Nothing_is_empty(string written)
    {
        Normalize(written).Should().Be(nameof(NormalizationStatus.Empty));
    }

    protected override NormalizationStatus Run(
        ReadOnlySpan<char> value, Span<byte> destination, out int bytesWritten, in NormalizationContext context) =>
        GenderNormalizer.Normalize(value, destination, out bytesWritten, context);
}
