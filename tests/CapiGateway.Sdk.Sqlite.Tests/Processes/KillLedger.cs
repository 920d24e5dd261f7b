namespace CapiGateway.Sdk.Sqlite.Tests.Processes;

/// <summary>What processes said before they were killed, and where each kill hit.</summary>
internal sealed class KillLedger
{
    private const string BeforeCommit = "before commit";
    private const string Leased = "leased";
    private const string InFlight = "request in flight";
    private const string NotSettled = "answered but not settled";

    private readonly HashSet<string> _begunInRound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _requests = new(StringComparer.Ordinal);

    public HashSet<string> Begun { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Accepted { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> Hits { get; } = new(StringComparer.Ordinal) { [BeforeCommit] = 0, [Leased] = 0, [InFlight] = 0, [NotSettled] = 0 };

    public void BeginRound()
    {
        _begunInRound.Clear();
        _requests.Clear();
    }

    public void Say(string line)
    {
        if (line.Split(' ') is not [var word, var name])
        {
            return;
        }

        switch (word)
        {
            case "begun":
                Begun.Add(name);
                _begunInRound.Add(name);
                break;
            case "accepted":
                Accepted.Add(name);
                break;
            case "leased" or "sending" or "answered":
                _requests[name] = word;
                break;
        }
    }

    /// <summary>The process is dead: what its file and the receiver know says where it was. One kill may hit several places.</summary>
    public void EndRound(IReadOnlySet<string> waiting, IEnumerable<string> delivered)
    {
        HashSet<string> arrived = new(delivered, StringComparer.Ordinal);
        Hit(BeforeCommit, _begunInRound.Any(name => !Accepted.Contains(name) && !waiting.Contains(name) && !arrived.Contains(name)));
        Hit(Leased, _requests.ContainsValue("leased"));
        Hit(InFlight, _requests.ContainsValue("sending"));
        Hit(NotSettled, _requests.ContainsValue("answered") && arrived.Overlaps(waiting));
    }

    public override string ToString() => $"{Begun.Count} begun, {Accepted.Count} accepted";

    private void Hit(string place, bool isHit) => Hits[place] += isHit ? 1 : 0;
}
