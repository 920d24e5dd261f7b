namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// The states and territories of the United States and the provinces and territories of Canada, read once from the embedded
/// <c>states.tsv</c>.
/// </summary>
internal static class StateTable
{
    internal static readonly FoldedWords UnitedStates = new(Read("us"));

    internal static readonly FoldedWords Canada = new(Read("ca"));

    private static IEnumerable<(string Word, string Code)> Read(string country)
    {
        foreach (string[] row in EmbeddedRows.Read("states.tsv"))
        {
            if (row[0] == country)
            {
                yield return (row[1], row[1]);
                foreach (string name in row[2].Split('|'))
                {
                    yield return (name, row[1]);
                    yield return (name.Replace(" and ", " & ", StringComparison.Ordinal), row[1]);
                }
            }
        }
    }
}
