using System.Buffers;
using System.Text;
using CapiGateway.Sdk.Identity;

namespace HashCustomerList;

/// <summary>The rows of one block, column by column. Fields may stand in quotes, without line ends inside.</summary>
internal sealed class CustomerRows(IdentifierKind[] kinds)
{
    private readonly List<ReadOnlyMemory<byte>>[] _columns = [.. kinds.Select(_ => new List<ReadOnlyMemory<byte>>())];
    private Sha256Digest[][] _digests = [.. kinds.Select(_ => Array.Empty<Sha256Digest>())];
    private ReadOnlyMemory<byte>[] _values = [];

    public static CustomerRows FromHeader(ReadOnlySpan<byte> line, IReadOnlyDictionary<string, IdentifierKind> known)
    {
        string[] names = Encoding.UTF8.GetString(line).Trim('\uFEFF', '\r', '\n').Split(',', StringSplitOptions.TrimEntries);
        return new CustomerRows([.. names.Select(name => known.TryGetValue(name, out IdentifierKind kind)
            ? kind
            : throw new InvalidDataException($"The column {name} is none of: {string.Join(", ", known.Keys)}."))]);
    }

    /// <summary>Hashes all rows of the block into the writer and returns how many there are.</summary>
    public async Task<int> HashAsync(ReadOnlyMemory<byte> block, ArrayBufferWriter<byte> hashed)
    {
        Read(block);
        int count = _columns[0].Count;
        if (_values.Length < count)
        {
            _values = new ReadOnlyMemory<byte>[count];
            _digests = [.. kinds.Select(_ => new Sha256Digest[count])];
        }

        for (int column = 0; column < kinds.Length; column++)
        {
            _columns[column].CopyTo(_values);
            await IdentifierHasher.HashManyAsync(kinds[column], _values.AsMemory(0, count), _digests[column]);
        }

        for (int row = 0; row < count; row++)
        {
            Write(row, hashed);
        }

        return count;
    }

    private void Read(ReadOnlyMemory<byte> block)
    {
        foreach (List<ReadOnlyMemory<byte>> column in _columns)
        {
            column.Clear();
        }

        while (!block.IsEmpty)
        {
            int end = block.Span.IndexOf((byte)'\n');
            ReadOnlyMemory<byte> line = end < 0 ? block : block[..end];
            block = end < 0 ? default : block[(end + 1)..];
            if (line.Length > 0 && line.Span[^1] == '\r')
            {
                line = line[..^1];
            }

            if (!line.IsEmpty)
            {
                ReadLine(line);
            }
        }
    }

    private void ReadLine(ReadOnlyMemory<byte> line)
    {
        foreach (List<ReadOnlyMemory<byte>> column in _columns)
        {
            bool isQuoted = line.Length > 0 && line.Span[0] == '"';
            int close = isQuoted ? line.Span[1..].IndexOf((byte)'"') + 1 : 0;
            int end = close > 0 ? close + 1 : line.Span.IndexOf((byte)',');
            end = end < 0 ? line.Length : end;
            column.Add(close > 0 ? line[1..close] : line[..end]);
            line = end < line.Length ? line[(end + 1)..] : default;
        }
    }

    private void Write(int row, ArrayBufferWriter<byte> hashed)
    {
        Span<byte> line = hashed.GetSpan(kinds.Length * (Sha256Digest.HexLength + 1));
        int length = 0;
        foreach (Sha256Digest[] digests in _digests)
        {
            if (!digests[row].IsNone && digests[row].TryFormat(line[length..], out int written))
            {
                length += written;
            }

            line[length++] = (byte)',';
        }

        line[length - 1] = (byte)'\n';
        hashed.Advance(length);
    }
}
