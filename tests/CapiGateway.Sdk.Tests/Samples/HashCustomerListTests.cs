using System.Collections.Frozen;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Tests.House;

namespace CapiGateway.Sdk.Tests.Samples;

/// <summary>The sample reads CSV as spreadsheets and databases write it.</summary>
public sealed class HashCustomerListTests
{
    [Fact]
    public async Task Quotes_commas_and_line_ends_inside_of_fields_are_read_as_RFC_4180_describes_them()
    {
        const string List = "\uFEFF\"email\",ln,ct\r\n"
            + "a@example.com,Smith,Paris\r\n"
            + "\"b@example.com\",\"O\"\"Neill, Jr.\",\"New\r\nYork\"\r\n"
            + "\r\n"
            + ",\"\",\"Köln\"\n"
            + "c@example.com\n"
            + "d@example.com,Lee,Rome,too much,\"and\"\"more\"\n"
            + "\"e@example.com\",\"\"\"Quoted\"\"\",\"Oslo\"";

        string[] rows = await HashAsync(List);

        rows.Should().Equal(
            "email,ln,ct",
            Row("a@example.com", "Smith", "Paris"),
            Row("b@example.com", "O\"Neill, Jr.", "New\r\nYork"),
            Row("", "", "Köln"),
            Row("c@example.com", "", ""),
            Row("d@example.com", "Lee", "Rome"),
            Row("e@example.com", "\"Quoted\"", "Oslo"));
    }

    [Fact]
    public async Task A_list_of_several_blocks_whose_line_ends_stand_in_quotes_keeps_every_row_in_its_order()
    {
        const int Rows = 100_000;
        string list = string.Concat(Enumerable.Range(0, Rows).Select(row => $"mail{row}@example.com,\"Name\n\"\"{row}\"\"\",\"City\nof\n{row}\"\n"));

        string[] rows = await HashAsync("email,ln,ct\n" + list);

        rows.Should().HaveCount(Rows + 1);
        foreach (int row in (int[])[0, 1, 4_095, 50_000, Rows - 1])
        {
            rows[row + 1].Should().Be(Row($"mail{row}@example.com", $"Name\n\"{row}\"", $"City\nof\n{row}"));
        }
    }

    private static async Task<string[]> HashAsync(string list)
    {
        using var folder = new TemporaryFolder();
        string input = Path.Combine(folder.Path, "list.csv");
        string output = Path.Combine(folder.Path, "hashed.csv");
        await File.WriteAllTextAsync(input, list);
        await using SampleProcess process = SampleProcess.Start("HashCustomerList", [input, output], FrozenDictionary<string, string>.Empty);

        (await process.WaitForExitAsync()).Should().Be(0, process.Output);

        return await File.ReadAllLinesAsync(output);
    }

    private static string Row(string email, string lastName, string city) => string.Join(
        ',',
        Hash(IdentifierKind.Email, email),
        Hash(IdentifierKind.LastName, lastName),
        Hash(IdentifierKind.City, city));

    private static string Hash(IdentifierKind kind, string value) =>
        IdentifierHasher.TryHash(kind, value, out Sha256Digest digest) ? digest.ToString() : string.Empty;
}
