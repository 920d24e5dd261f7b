namespace CapiGateway.Sdk.Tests.House;

/// <summary>Something that a source file must not hold.</summary>
/// <param name="Name">What is forbidden.</param>
/// <param name="Folders">Where: folders at the root of the repository.</param>
/// <param name="Find">Yields where a file breaks the rule: line numbers.</param>
internal sealed record SourceRule(string Name, string[] Folders, Func<SourceFile, IEnumerable<int>> Find)
{
    public IEnumerable<string> Violations(IEnumerable<SourceFile> files) =>
        from file in files
        where Folders.Contains(file.Folders.FirstOrDefault(), StringComparer.Ordinal)
        from line in Find(file)
        select $"{file.Path}({line}): {file.Text.Split('\n')[line - 1].Trim()}";
}
