namespace HashCustomerList;

/// <summary>
/// Reads the fields of whole rows of CSV as RFC 4180 describes it: a field in quotes may hold commas, line ends and, doubled, quotes. A
/// doubled quote is undone in place, so the block is used up.
/// </summary>
internal struct CsvReader(Memory<byte> block)
{
    private const byte Quote = (byte)'"';
    private const byte Comma = (byte)',';
    private const byte LineEnd = (byte)'\n';

    private Memory<byte> _rest = block;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>How many bytes at the beginning are whole rows, the block itself beginning with one; 0 when none ends.</summary>
    public static int LengthOfWholeRows(ReadOnlySpan<byte> block)
    {
        int quotes = block.Count(Quote);
        for (int end = block.Length; end > 0;)
        {
            int next = block[..end].LastIndexOf(LineEnd);
            quotes -= block[Math.Max(next, 0)..end].Count(Quote);

            // Inside of quotes, their number is odd.
            if (next < 0 || quotes % 2 == 0)
            {
                return next + 1;
            }

            end = next;
        }

        return 0;
    }

    /// <summary>The next field, and whether it is the last of its row.</summary>
    public ReadOnlyMemory<byte> ReadField(out bool endsRow)
    {
        Span<byte> text = _rest.Span;
        bool isQuoted = text.StartsWith(Quote);
        int length = 0;
        int behind = isQuoted ? Unquote(text, out length) : 0;
        int end = text[behind..].IndexOfAny(Comma, LineEnd);
        end = end < 0 ? text.Length : behind + end;
        endsRow = end == text.Length || text[end] == LineEnd;
        if (!isQuoted)
        {
            length = endsRow && text[..end].EndsWith((byte)'\r') ? end - 1 : end;
        }

        ReadOnlyMemory<byte> field = _rest.Slice(isQuoted ? 1 : 0, length);
        _rest = _rest[Math.Min(end + 1, text.Length)..];
        return field;
    }

    /// <summary>Moves what stands in quotes together behind the opening one; returns where the text goes on behind the closing one.</summary>
    private static int Unquote(Span<byte> text, out int length)
    {
        int read = 1;
        int written = 1;
        while (true)
        {
            int run = text[read..].IndexOf(Quote);
            bool isClosed = run >= 0;
            run = isClosed ? run : text.Length - read;
            text.Slice(read, run).CopyTo(text[written..]);
            written += run;
            read += run + (isClosed ? 1 : 0);
            if (!isClosed || read == text.Length || text[read] != Quote)
            {
                length = written - 1;
                return read;
            }

            text[written++] = Quote;
            read++;
        }
    }
}
