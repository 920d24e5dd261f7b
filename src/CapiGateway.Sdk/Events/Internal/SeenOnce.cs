namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Remembers of the latest keys what came with them, in a table of fixed size: a newer key takes the place of an older one. Keeps hashes
/// only. Not thread-safe.
/// </summary>
internal sealed class SeenOnce
{
    private const int Slots = 2_048;

    private readonly (long Key, int Companion)[] _seen = new (long, int)[Slots];

    /// <summary>Whether the key came before with something else.</summary>
    public bool CameDifferently(string key, int scope, int companion)
    {
        long hash = ((long)string.GetHashCode(key, StringComparison.Ordinal) << 32) | (uint)HashCode.Combine(key.Length, scope, key);
        hash = hash == 0 ? 1 : hash;
        ref (long Key, int Companion) slot = ref _seen[(int)((ulong)hash % Slots)];
        bool differently = slot.Key == hash && slot.Companion != companion;
        slot = (hash, companion);
        return differently;
    }
}
