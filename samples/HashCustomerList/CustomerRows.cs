using System.Buffers;
using System.Text;
using CapiGateway.Sdk.Identity;

namespace HashCustomerList;

/// <summary>The rows of one block, column by column.</summary>
internal sealed class CustomerRows(IdentifierKind[] kinds)
{
    private readonly List<ReadOnlyMemory<byte>>[] _columns = [.. kinds.Select(_ => new List<ReadOnlyMemory<byte>>())];
    private Sha256Digest[][] _digests = [.. kinds.Select(_ => Array.Empty<Sha256Digest>())];
    private ReadOnlyMemory<byte>[] _values = [];

    /// <summary>Reads the names of the columns, the first row, and writes them.</summary>
    public static CustomerRows FromHeader(
        ref CsvReader reader, IReadOnlyDictionary<string, IdentifierKind> known, ArrayBufferWriter<byte> hashed)
    {
        var names = new List<string>();
        for (bool endsRow = false; !endsRow;)
        {
            names.Add(Encoding.UTF8.GetString(reader.ReadField(out endsRow).Span).Trim());
        }

        hashed.Write(Encoding.UTF8.GetBytes(string.Join(',', names) + "\n"));
        return new CustomerRows([.. names.Select(name => known.TryGetValue(name, out IdentifierKind kind)
            ? kind
            : throw new InvalidDataException($"The column {name} is none of: {string.Join(", ", known.Keys)}."))]);
    }

    /// <summary>Hashes all rows of the block into the writer and returns how many there are.</summary>
    public async Task<int> HashAsync(CsvReader reader, ArrayBufferWriter<byte> hashed)
    {
        Read(reader);
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

    private void Read(CsvReader reader)
    {
        foreach (List<ReadOnlyMemory<byte>> column in _columns)
        {
            column.Clear();
        }

        while (!reader.IsAtEnd)
        {
            ReadRow(ref reader);
        }
    }

    // A row that is short has nothing in its last columns; what is too much is left out, and an empty line is no row.
    private void ReadRow(ref CsvReader reader)
    {
        ReadOnlyMemory<byte> field = reader.ReadField(out bool endsRow);
        if (endsRow && field.IsEmpty)
        {
            return;
        }

        foreach (List<ReadOnlyMemory<byte>> column in _columns)
        {
            column.Add(field);
            field = endsRow ? default : reader.ReadField(out endsRow);
        }

        while (!endsRow)
        {
            reader.ReadField(out endsRow);
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
