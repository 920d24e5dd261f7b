namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>Reads a table that is embedded as text: one row a line, columns parted by tabs, <c>#</c> begins a comment line.</summary>
internal static class EmbeddedRows
{
    internal static IEnumerable<string[]> Read(string file)
    {
        using Stream stream = typeof(EmbeddedRows).Assembly.GetManifestResourceStream(typeof(EmbeddedRows), file)
            ?? throw new InvalidDataException($"The embedded table {file} is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }
}
