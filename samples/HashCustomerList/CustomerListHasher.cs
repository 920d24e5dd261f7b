using System.Buffers;
using System.Text;
using CapiGateway.Sdk.Identity;

namespace HashCustomerList;

/// <summary>
/// Hashes a CSV file block by block: blocks are cut where a row ends, each column is hashed on all cores, and the digests are written in the
/// order of the rows. Memory stays the same however long the list is.
/// </summary>
internal sealed class CustomerListHasher(ProgressBar progress)
{
    private const int BlockBytes = 4 << 20;

    private static readonly Dictionary<string, IdentifierKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["email"] = IdentifierKind.Email,
        ["phone"] = IdentifierKind.Phone,
        ["fn"] = IdentifierKind.FirstName,
        ["ln"] = IdentifierKind.LastName,
        ["gen"] = IdentifierKind.Gender,
        ["dob"] = IdentifierKind.DateOfBirth,
        ["ct"] = IdentifierKind.City,
        ["st"] = IdentifierKind.State,
        ["zip"] = IdentifierKind.PostalCode,
        ["country"] = IdentifierKind.Country,
        ["extern_id"] = IdentifierKind.ExternalId,
    };

    public async Task HashAsync(string input, string output)
    {
        await using FileStream source = File.OpenRead(input);
        await using FileStream target = File.Create(output);
        byte[] block = new byte[BlockBytes];
        var hashed = new ArrayBufferWriter<byte>(BlockBytes);
        CustomerRows? rows = null;
        long totalRows = 0;
        int kept = 0;
        while (true)
        {
            int read = await source.ReadAtLeastAsync(block.AsMemory(kept), block.Length - kept, throwOnEndOfStream: false);
            int filled = kept + read;
            bool isLast = filled < block.Length;
            int end = isLast ? filled : CsvReader.LengthOfWholeRows(block.AsSpan(0, filled));
            if (end == 0 && !isLast)
            {
                throw new InvalidDataException("A row is longer than a block, or a quote is never closed.");
            }

            // Spreadsheets begin their files with a byte order mark.
            int start = rows is null && block.AsSpan(0, end).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            var reader = new CsvReader(block.AsMemory(start, end - start));
            rows ??= CustomerRows.FromHeader(ref reader, Kinds, hashed);
            totalRows += await rows.HashAsync(reader, hashed);
            await target.WriteAsync(hashed.WrittenMemory);
            hashed.ResetWrittenCount();
            kept = filled - end;
            block.AsSpan(end, kept).CopyTo(block);
            progress.Show(source.Position - kept, source.Length, totalRows);
            if (isLast)
            {
                return;
            }
        }
    }
}
