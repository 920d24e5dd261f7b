using System.Buffers;
using CapiGateway.Sdk.Identity;

namespace HashCustomerList;

/// <summary>
/// Hashes a CSV file block by block: blocks are cut at line ends, each column is hashed on all cores, and the digests are written in the
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
            int end = isLast ? filled : block.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            if (end == 0 && !isLast)
            {
                throw new InvalidDataException("A line is longer than a block.");
            }

            int start = 0;
            if (rows is null)
            {
                start = block.AsSpan(0, end).IndexOf((byte)'\n') + 1;
                rows = CustomerRows.FromHeader(block.AsSpan(0, start), Kinds);
                hashed.Write(block.AsSpan(0, start));
            }

            totalRows += await rows.HashAsync(block.AsMemory(start, end - start), hashed);
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
