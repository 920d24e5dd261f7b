namespace CapiGateway.Sdk.Tests.House;

/// <summary>Compares a text with the one that is committed, or rewrites that one when <c>UPDATE_SNAPSHOTS</c> is 1.</summary>
internal static class Snapshot
{
    private const int ShownLines = 12;

    public static void ShouldMatch(string actual, string relativePath, string filter)
    {
        string path = Repository.PathOf(relativePath);
        if (Repository.UpdateSnapshots)
        {
            File.WriteAllText(path, actual);
            return;
        }

        string approved = File.Exists(path) ? File.ReadAllText(path) : "";
        Difference(approved, actual).ShouldBeNone(
            $"Not what {relativePath} says (- committed, + now); if it is meant: UPDATE_SNAPSHOTS=1 dotnet test --filter {filter}");
    }

    /// <summary>The first lines that differ, the approved ones before the actual ones; nothing when the texts are the same.</summary>
    public static IReadOnlyList<string> Difference(string approved, string actual)
    {
        string[] old = approved.ReplaceLineEndings("\n").Split('\n');
        string[] now = actual.ReplaceLineEndings("\n").Split('\n');
        int same = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        int end = old.Skip(same).Reverse().Zip(now.Skip(same).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return
        [
            .. old[same..^end].Select((line, index) => $"{same + index + 1} - {line}").Take(ShownLines),
            .. now[same..^end].Select((line, index) => $"{same + index + 1} + {line}").Take(ShownLines),
        ];
    }
}
