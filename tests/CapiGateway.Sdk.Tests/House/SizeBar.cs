namespace CapiGateway.Sdk.Tests.House;

/// <summary>How long files may be, and what one file may hold.</summary>
internal static class SizeBar
{
    public const int LongestSource = 300;
    public const int LongestTest = 400;
    public const int Median = 60;
    public const int NinetiethPercentile = 150;

    private static readonly string[] GrabBags = ["Utils", "Helpers", "Common", "Core", "Library"];

    public static IEnumerable<string> TooLong(IEnumerable<SourceFile> files, int longest) =>
        files.Where(file => file.LineCount > longest).Select(file => $"{file.Path}: {file.LineCount} lines, at most {longest}");

    /// <summary>The smallest length that at least this share of the files does not exceed; 0 without files.</summary>
    public static int Percentile(IReadOnlyCollection<SourceFile> files, double share)
    {
        int[] lengths = [.. files.Select(file => file.LineCount).Order()];
        return lengths.Length == 0 ? 0 : lengths[(int)Math.Ceiling(share * lengths.Length) - 1];
    }

    public static IEnumerable<string> ManyPublicTypes(IEnumerable<SourceFile> files) =>
        from file in files
        let types = file.DeclaredTypes.Where(type => type is { IsTopLevel: true, IsPublic: true }).ToArray()
        where types.Length > 1
        select $"{file.Path}: {string.Join(", ", types.Select(type => type.Name))}";

    /// <summary>A file is called as its public type, or else as one of its internal ones: <c>Type.cs</c> or <c>Type.Part.cs</c>.</summary>
    public static IEnumerable<string> WronglyNamed(IEnumerable<SourceFile> files) =>
        from file in files
        let types = file.DeclaredTypes.Where(type => type.IsTopLevel).ToArray()
        let names = (types.Any(type => type.IsPublic) ? types.Where(type => type.IsPublic) : types).Select(type => type.Name).ToArray()
        where !names.Contains(file.Name.Split('.', '{')[0], StringComparer.Ordinal)
        select $"{file.Path}: declares {(names.Length == 0 ? "no type" : string.Join(", ", names))}";

    public static IEnumerable<string> GrabBagFolders(IEnumerable<SourceFile> files) =>
        files.Where(file => file.Folders.Intersect(GrabBags, StringComparer.OrdinalIgnoreCase).Any()).Select(file => file.Path);

    public static IEnumerable<string> PublicInternals(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Folders.Concat(file.Namespace.Split('.')).Contains("Internal", StringComparer.OrdinalIgnoreCase)
        from type in file.DeclaredTypes
        where type is { IsTopLevel: true, IsPublic: true }
        select $"{file.Path}: {type.Name}";
}
