using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Tests.Identity.Unicode;

public class UnicodeTablesTests
{
    [Fact]
    public void The_embedded_tables_are_exactly_what_the_extract_generates()
    {
        byte[] expected = new UnicodeTableGenerator(UnicodeExtract.Current).Generate();
        string path = RepositoryFiles.PathOf("src", "CapiGateway.Sdk", "Identity", "Internal", "unicode.bin");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllBytes(path, expected);
        }

        File.ReadAllBytes(path).SequenceEqual(expected)
            .Should().BeTrue("the file in the source is generated (UPDATE_SNAPSHOTS=1 rewrites it)");
        ReadEmbedded().SequenceEqual(expected).Should().BeTrue("the library embeds the file in the source");
    }

    [Fact]
    public void Hangul_syllables_decompose_and_compose_by_arithmetic()
    {
        for (int syllable = 0xAC00; syllable <= 0xD7A3; syllable++)
        {
            Hangul.Decompose(syllable, out int lead, out int vowel, out int trail);
            Hangul.TryCompose(lead, vowel, out int composed).Should().BeTrue();
            if (trail != 0)
            {
                Hangul.TryCompose(composed, trail, out composed).Should().BeTrue();
            }

            composed.Should().Be(syllable);
        }
    }

    private static byte[] ReadEmbedded()
    {
        using Stream stream = typeof(UnicodeTables).Assembly.GetManifestResourceStream(UnicodeTables.ResourceName)!;
        byte[] file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }
}
