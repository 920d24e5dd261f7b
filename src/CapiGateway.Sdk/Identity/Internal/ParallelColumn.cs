namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>Cuts a column into slices, which the cores take one after the other.</summary>
internal static class ParallelColumn
{
    /// <summary>Long enough that taking a slice costs nothing beside it, short enough to stop and report in the blink of an eye.</summary>
    internal const int SliceLength = 4096;

    internal static Task<int> RunAsync(
        int rowCount, Func<Range, int> hashRows, int maxDegreeOfParallelism, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = maxDegreeOfParallelism, CancellationToken = cancellationToken };
        return HashSlicesAsync(rowCount, hashRows, options, progress);
    }

    private static async Task<int> HashSlicesAsync(
        int rowCount, Func<Range, int> hashRows, ParallelOptions options, IProgress<int>? progress)
    {
        int hashedRows = 0;
        int doneRows = 0;
        var reporting = new Lock();
        int sliceCount = (int)(((long)rowCount + SliceLength - 1) / SliceLength);
        await Parallel.ForAsync(0, sliceCount, options, HashSlice).ConfigureAwait(false);
        return hashedRows;

        ValueTask HashSlice(int slice, CancellationToken cancellationToken)
        {
            int start = slice * SliceLength;
            int length = Math.Min(SliceLength, rowCount - start);
            Interlocked.Add(ref hashedRows, hashRows(start..(start + length)));
            if (progress is not null)
            {
                Report(length);
            }

            return ValueTask.CompletedTask;
        }

        void Report(int length)
        {
            lock (reporting)
            {
                doneRows += length;
                progress.Report(doneRows);
            }
        }
    }
}
