namespace CapiGateway.Samples.Quickstart;

/// <summary>What became of the identifiers of one kind.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Field">Its name in <c>user_data</c>.</param>
internal sealed record IdentifierCount(string Name, string Field)
{
    private readonly SortedDictionary<string, int> _reasons = new(StringComparer.Ordinal);

    public int Hashed { get; private set; }

    public int Dropped => _reasons.Values.Sum();

    /// <summary>How many each rule dropped.</summary>
    public IReadOnlyDictionary<string, int> Reasons => _reasons;

    public void CountHashed() => Hashed++;

    public void CountDropped(string rule) => _reasons[rule] = _reasons.GetValueOrDefault(rule) + 1;
}
