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
        if (batch.Length > 1 && blamedIndex is { } blamed && blamed >= 0 && blamed < batch.Length)
        {
            return [batch[blamed..(blamed + 1)], Without(batch, blamed)];
        }

        int half = batch.Length / 2;
        return half == 0 ? [batch] : [batch[..half], batch[half..]];
    }

    private static ReadOnlyMemory<T> Without<T>(ReadOnlyMemory<T> batch, int index)
    {
        if (index == 0 || index == batch.Length - 1)
        {
            return index == 0 ? batch[1..] : batch[..index];
        }

        var rest = new T[batch.Length - 1];
        batch.Span[..index].CopyTo(rest);
        batch.Span[(index + 1)..].CopyTo(rest.AsSpan(index));
        return rest;
    }
}
