namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>Keeps the newest entries and counts all of them. Not safe for concurrent use: <see cref="Journal"/> guards it.</summary>
internal sealed class BoundedLog<T>(int capacity)
{
    private readonly Queue<T> _entries = [];

    public long Count { get; private set; }

    public void Add(T entry)
    {
        Count++;
        _entries.Enqueue(entry);
        if (_entries.Count > capacity)
        {
            _entries.Dequeue();
        }
    }

    public T[] ToArray() => [.. _entries];

    public void Clear()
    {
        _entries.Clear();
        Count = 0;
    }
}
