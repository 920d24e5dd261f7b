namespace CapiGateway.Sdk.Deduplication.Internal;

/// <summary>
/// Entries in blocks, so that growing neither copies them nor doubles the memory. Not thread-safe.
/// </summary>
internal sealed class EntryPool
{
    public const int None = -1;
    private const int BlockSize = 256;

    private readonly List<DeduplicationEntry[]> _blocks = [];
    private int _firstFree = None;

    /// <summary>How many entries were ever in use at the same time: the positions that exist.</summary>
    public int Length { get; private set; }

    public ref DeduplicationEntry this[int position] => ref _blocks[position / BlockSize][position % BlockSize];

    public int Take()
    {
        if (_firstFree != None)
        {
            int free = _firstFree;
            _firstFree = this[free].NextInBucket;
            return free;
        }

        if (Length == _blocks.Count * BlockSize)
        {
            _blocks.Add(new DeduplicationEntry[BlockSize]);
        }

        return Length++;
    }

    public void GiveBack(int position)
    {
        this[position] = new DeduplicationEntry { NextInBucket = _firstFree };
        _firstFree = position;
    }
}
