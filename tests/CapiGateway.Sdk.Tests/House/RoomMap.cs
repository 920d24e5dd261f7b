using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>
/// The rooms of one project, the folders one level below it, and the arrows between them. Read from names: a word that is declared as
/// a type in one room only points at that room, wherever it stands outside comments and literals.
/// </summary>
internal sealed class RoomMap
{
    private readonly string _project;
    private readonly IReadOnlyList<SourceFile> _files;

    public RoomMap(string project, IReadOnlyList<SourceFile> files)
    {
        _project = project;
        _files = files;
        Rooms = files.Select(RoomOf).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlySet<string> Rooms { get; }

    /// <summary>The room of a file <c>src/Project/Room/….cs</c>.</summary>
    public static string RoomOf(SourceFile file) => file.Folders is [_, _, string room, ..] ? room : HousePlan.Root;

    /// <summary>Arrows by the names of types: all that a room declares, or only those that stand at the top of a file.</summary>
    public IReadOnlyList<Arrow> ByType(bool topLevelOnly)
    {
        Dictionary<string, HashSet<string>> owners = new(StringComparer.Ordinal);
        foreach (SourceFile file in _files)
        {
            foreach (DeclaredType type in file.DeclaredTypes.Where(type => type.IsTopLevel || !topLevelOnly))
            {
                (owners.TryGetValue(type.Name, out HashSet<string>? rooms) ? rooms : owners[type.Name] = []).Add(RoomOf(file));
            }
        }

        return
        [
            .. from file in _files
               from name in file.Names()
               let rooms = owners.GetValueOrDefault(name)
               where rooms is { Count: 1 } && !rooms.Contains(RoomOf(file))
               select new Arrow(RoomOf(file), rooms.Single(), file.Path, name),
        ];
    }

    /// <summary>Arrows by namespace: usings and qualified names.</summary>
    public IReadOnlyList<Arrow> ByNamespace()
    {
        Regex namespaces = Pattern.Of($@"\b{Regex.Escape(_project)}\.(?<room>[A-Z]\w*)");
        return
        [
            .. from file in _files
               from room in namespaces.Matches(file.Code).Select(match => match.Groups["room"].Value).Distinct(StringComparer.Ordinal)
               where Rooms.Contains(room) && room != RoomOf(file)
               select new Arrow(RoomOf(file), room, file.Path, $"{_project}.{room}"),
        ];
    }

    /// <summary>What stands in a room whose row does not allow it.</summary>
    public IEnumerable<Arrow> Forbidden(IReadOnlyDictionary<string, IReadOnlySet<string>> mayKnow) =>
        ByType(topLevelOnly: true).Concat(ByNamespace())
            .Where(arrow => !(mayKnow.TryGetValue(arrow.From, out IReadOnlySet<string>? known) && known.Contains(arrow.To)));

    /// <summary>The arrows that close a circle of rooms: those whose end leads back to their beginning.</summary>
    public IEnumerable<Arrow> Circular()
    {
        IReadOnlyList<Arrow> arrows = ByType(topLevelOnly: false);
        ILookup<string, string> uses = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);
        return arrows.Where(arrow => Leads(arrow.To, arrow.From, uses, []));
    }

    /// <summary>The files whose namespace is not their folder's.</summary>
    public IEnumerable<string> Misnamed() =>
        from file in _files
        where file.DeclaredTypes.Count > 0
        let expected = string.Join('.', file.Folders.Skip(1))
        where file.Namespace != expected && !(IsVerb(file) && file.Namespace == HousePlan.VerbNamespace)
        select $"{file.Path}: namespace {file.Namespace}, expected {expected}";

    private static bool IsVerb(SourceFile file) => RoomOf(file) == HousePlan.DependencyInjection;

    private static bool Leads(string from, string to, ILookup<string, string> uses, HashSet<string> seen) =>
        from == to || (seen.Add(from) && uses[from].Any(next => Leads(next, to, uses, seen)));
}
