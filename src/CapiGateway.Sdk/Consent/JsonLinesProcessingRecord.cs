using System.Text;
using CapiGateway.Sdk.Consent.Internal;

namespace CapiGateway.Sdk.Consent;

/// <summary>
/// Keeps the record of processing as lines of JSON in a file that only grows. Each line holds a hash of itself and of the line before, so
/// that a line that is changed, removed or put in between shows. One process writes one file.
/// </summary>
/// <remarks>Safe for concurrent use. A line that a crash cut short is removed when the file is opened again; it was never confirmed.</remarks>
public sealed class JsonLinesProcessingRecord : IProcessingRecord, IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Stream _file;
    private string _last;
    private long _end;

    private JsonLinesProcessingRecord(Stream file, string last)
    {
        _file = file;
        _last = last;
        _end = file.Length;
    }

    /// <summary>Opens a record, or begins one. Reads and checks all of an existing file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The record.</returns>
    /// <exception cref="IOException">The file cannot be opened, or another process writes it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="InvalidDataException">A line of the file was changed, removed or added.</exception>
    public static Task<JsonLinesProcessingRecord> OpenAsync(string path, CancellationToken cancellationToken = default) =>
        OpenAsync(OpenFile(path), cancellationToken);

    /// <summary>Goes on with a record; the stream becomes its own.</summary>
    internal static async Task<JsonLinesProcessingRecord> OpenAsync(Stream file, CancellationToken cancellationToken)
    {
        try
        {
            await CutTornLineAsync(file, cancellationToken).ConfigureAwait(false);
            ChainVerification chain = await VerifyAsync(file, cancellationToken).ConfigureAwait(false);
            if (chain.FirstBrokenLine is { } line)
            {
                throw new InvalidDataException($"Line {line} of the record of processing does not follow from the line before. Keep the file and begin another.");
            }

            return new JsonLinesProcessingRecord(file, chain.LastHash);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Checks a record.</summary>
    /// <param name="record">The file's bytes; read from its beginning when it can seek, and left open.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Whether every line follows from the one before.</returns>
    /// <exception cref="ArgumentNullException">There is no stream.</exception>
    public static async Task<ChainVerification> VerifyAsync(Stream record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.CanSeek)
        {
            record.Seek(0, SeekOrigin.Begin);
        }

        using var reader = new StreamReader(record, Encoding.UTF8, leaveOpen: true);
        string last = HashChain.Start;
        long lines = 0;
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (HashChain.Check(line, last) is not { } hash)
            {
                return new ChainVerification(lines, lines + 1, last);
            }

            last = hash;
            lines++;
        }

        return new ChainVerification(lines, FirstBrokenLine: null, last);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The record is closed.</exception>
    public async ValueTask WriteAsync(ProcessingEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        string open = HashChain.Open(entry);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            CutBack();
            string line = HashChain.Close(open, _last, out string hash);

            // Half a line would break the chain, so a caller that gives up no longer can.
            _file.Seek(_end, SeekOrigin.Begin);
            await _file.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), CancellationToken.None).ConfigureAwait(false);
            await _file.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            _end = _file.Position;
            _last = hash;
        }
        catch
        {
            CutBack();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes the file.</summary>
    /// <returns>A task that completes when it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    // Without a buffer: it would keep a line that could not be written, and write it later.
    private static FileStream OpenFile(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);

    private static async Task CutTornLineAsync(Stream file, CancellationToken cancellationToken)
    {
        byte[] last = new byte[1];
        long end = file.Length;
        while (end > 0)
        {
            file.Seek(end - 1, SeekOrigin.Begin);
            await file.ReadExactlyAsync(last, cancellationToken).ConfigureAwait(false);
            if (last[0] == (byte)'\n')
            {
                break;
            }

            end--;
        }

        file.SetLength(end);
    }

    // What a failed write left behind was never confirmed; the next line follows from the last one that was.
    private void CutBack()
    {
        if (_file.Length > _end)
        {
            _file.SetLength(_end);
        }
    }
}
