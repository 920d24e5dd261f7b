using System.Text;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Tests.Identity.Unicode;

/// <summary>The framework, which has ICU here, is the oracle for our own tables.</summary>
public class UnicodeOracleTests
{
    private static readonly int[] Known = [.. CodePoints().Where(IsComparable)];
    private static readonly int[] Marks = [.. Known.Where(codePoint => UnicodeExtract.Current.CombiningClass[codePoint] > 0)];
    private static readonly int[] Composing = [.. UnicodeExtract.Current.Decompositions.Values.SelectMany(parts => parts).Distinct()];

    [Fact]
    public void Every_code_point_composes_as_the_framework_does()
    {
        foreach (int codePoint in Known)
        {
            string text = char.ConvertFromUtf32(codePoint);
            AssertFolds(text, FoldMode.Id, text.Normalize(NormalizationForm.FormC));
        }
    }

    [Fact]
    public void Every_code_point_decomposed_composes_again_as_the_framework_does()
    {
        foreach (int codePoint in Known)
        {
            string text = "x" + char.ConvertFromUtf32(codePoint).Normalize(NormalizationForm.FormD);
            AssertFolds(text, FoldMode.Id, text.Normalize(NormalizationForm.FormC));
        }
    }

    [Fact]
    public void Every_code_point_lower_cases_as_the_framework_does()
    {
        foreach (int codePoint in Known.Where(codePoint => codePoint != 0x0130))
        {
            string text = char.ConvertFromUtf32(codePoint);
            AssertFolds(text, FoldMode.LowerId, text.ToLowerInvariant().Normalize(NormalizationForm.FormC));
        }
    }

    [Fact]
    public void Random_strings_compose_as_the_framework_does()
    {
        var random = new Random(20261121);
        for (int round = 0; round < 60_000; round++)
        {
            string text = RandomText(random);
            AssertFolds(text, FoldMode.Id, text.Normalize(NormalizationForm.FormC));
        }
    }

    [Fact]
    public void Every_character_with_a_property_of_its_own_folds_to_a_fixed_point_between_letters()
    {
        foreach (int codePoint in CodePoints().Where(UnicodeExtract.Current.HasProperties))
        {
            foreach (FoldMode mode in Enum.GetValues<FoldMode>())
            {
                AssertFixedPoint("aΣ" + char.ConvertFromUtf32(codePoint) + "\u0323b", mode);
            }
        }
    }

    [Fact]
    public void Random_strings_fold_to_a_fixed_point()
    {
        var random = new Random(17);
        for (int round = 0; round < 30_000; round++)
        {
            string text = RandomText(random);
            foreach (FoldMode mode in Enum.GetValues<FoldMode>())
            {
                AssertFixedPoint(text, mode);
            }
        }
    }

    [Fact]
    public void The_samples_of_the_Unicode_normalisation_test_pass()
    {
        string path = RepositoryFiles.PathOf("tests", "CapiGateway.Sdk.Tests", "Identity", "Unicode", "normalization-samples.txt");
        string[] lines = [.. File.ReadLines(path).Where(line => !line.StartsWith('#'))];
        lines.Should().HaveCountGreaterThan(300);
        foreach (string line in lines)
        {
            string[] forms = [.. line.Split(';').Select(Parse)];
            AssertFolds(forms[0], FoldMode.Id, forms[1]);
            AssertFolds(forms[1], FoldMode.Id, forms[1]);
            AssertFolds(forms[2], FoldMode.Id, forms[1]);
        }
    }

    [Fact]
    public void No_text_needs_more_than_six_bytes_for_a_code_unit()
    {
        byte[] destination = new byte[64];
        foreach (int codePoint in CodePoints())
        {
            string text = char.ConvertFromUtf32(codePoint);
            UnicodeText.Fold(text, FoldMode.LowerId, destination.AsSpan(0, text.Length * 6), out _)
                .Should().NotBe(NormalizationStatus.DestinationTooSmall);
        }
    }

    private static IEnumerable<int> CodePoints() => Enumerable.Range(0, UnicodeExtract.CodePointCount).Where(Rune.IsValid);

    private static bool IsComparable(int codePoint) =>
        !CharacterFilter.IsControl(codePoint)
        && !CharacterFilter.IsBroken(codePoint)
        && UnicodeExtract.Current.IsKnownToUnicode15(codePoint);

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (int count = random.Next(1, 12); count > 0; count--)
        {
            text.Append(char.ConvertFromUtf32(random.Next(6) switch
            {
                0 => Known[random.Next(Known.Length)],
                1 => Marks[random.Next(Marks.Length)],
                2 => Composing[random.Next(Composing.Length)],
                3 => random.Next(0x1100, 0x1200),
                4 => random.Next(0xAC00, 0xD7A4),
                _ => random.Next('A', 0x250) is >= 0x7F and <= 0x9F ? 'A' : random.Next('A', 'z'),
            }));
        }

        return text.ToString();
    }

    private static void AssertFolds(string text, FoldMode mode, string expected)
    {
        Span<byte> folded = stackalloc byte[256];
        Span<byte> wanted = stackalloc byte[256];
        NormalizationStatus status = UnicodeText.Fold(text, mode, folded, out int written);
        int length = Encoding.UTF8.GetBytes(expected, wanted);
        if (status != NormalizationStatus.Done || !folded[..written].SequenceEqual(wanted[..length]))
        {
            string found = Encoding.UTF8.GetString(folded[..written]);
            Assert.Fail($"{Describe(text)} became {status} {Describe(found)}, not {Describe(expected)}.");
        }
    }

    private static void AssertFixedPoint(string text, FoldMode mode)
    {
        Span<byte> once = stackalloc byte[256];
        Span<byte> twice = stackalloc byte[256];
        NormalizationStatus status = UnicodeText.Fold(text, mode, once, out int written);
        if (status != NormalizationStatus.Done)
        {
            return;
        }

        string folded = Encoding.UTF8.GetString(once[..written]);
        status = UnicodeText.Fold(folded, mode, twice, out int again);
        if (status != NormalizationStatus.Done || !once[..written].SequenceEqual(twice[..again]))
        {
            string found = Encoding.UTF8.GetString(twice[..again]);
            Assert.Fail($"{Describe(text)} is no fixed point in {mode}: {Describe(folded)}, {status} {Describe(found)}.");
        }
    }

    private static string Parse(string codePoints) =>
        string.Concat(codePoints.Split(' ').Select(hex => char.ConvertFromUtf32(Convert.ToInt32(hex, 16))));

    private static string Describe(string text) => string.Join(' ', text.EnumerateRunes().Select(rune => $"U+{rune.Value:X4}"));
}
