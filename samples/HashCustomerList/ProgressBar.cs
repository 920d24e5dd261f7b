using System.Diagnostics;

namespace HashCustomerList;

/// <summary>One line that fills up, with the pace in rows and bytes.</summary>
internal sealed class ProgressBar
{
    private const int Width = 40;
    private readonly long _start = Stopwatch.GetTimestamp();

    public void Show(long bytes, long totalBytes, long rows)
    {
        double share = totalBytes == 0 ? 1 : (double)bytes / totalBytes;
        double seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        int filled = (int)(share * Width);
        Console.Error.Write(
            $"\r[{new string('#', filled)}{new string('.', Width - filled)}] {share,4:P0}  {rows:N0} rows, "
            + $"{rows / seconds:N0} rows/s, {bytes / seconds / 1_000_000:N0} MB/s ");
        if (bytes == totalBytes)
        {
            Console.Error.WriteLine();
        }
    }
}
