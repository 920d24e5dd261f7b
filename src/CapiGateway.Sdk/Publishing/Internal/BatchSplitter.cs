namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Cuts a rejected batch in two, so that the bad event ends alone after a number of requests that grows with the logarithm of the batch.
/// When the answer names the bad event, that one is tried alone at once.
/// </summary>
internal static class BatchSplitter
{
    /// <summary>The parts to send next, in order; none is empty.</summary>
    public static IReadOnlyList<ReadOnlyMemory<T>> Split<T>(ReadOnlyMemory<T> batch, int? blamedIndex)
    {
        if (blamedIndex is { } blamed && blamed >= 0 && blamed < batch.Length)
        {
            ReadOnlyMemory<T>[] parts = [batch[blamed..(blamed + 1)], batch[..blamed], batch[(blamed + 1)..]];
            return Array.FindAll(parts, part => !part.IsEmpty);
        }

        int half = batch.Length / 2;
        return [batch[..half], batch[half..]];
    }
}
