using System.Buffers;

namespace CapiGateway.Sdk.Tests.GraphApi;

/// <summary>A pool that remembers what was lent, and in which state it came back.</summary>
internal sealed class TrackingPool : ArrayPool<byte>
{
    private readonly Lock _gate = new();
    private readonly List<byte[]> _lent = [];
    private readonly List<byte[]> _returned = [];

    public int Rented { get; private set; }

    public int Outstanding
    {
        get
        {
            lock (_gate)
            {
                return _lent.Count;
            }
        }
    }

    public IReadOnlyList<byte[]> Returned => _returned;

    public override byte[] Rent(int minimumLength)
    {
        lock (_gate)
        {
            var array = new byte[minimumLength];
            _lent.Add(array);
            Rented++;
            return array;
        }
    }

    public override void Return(byte[] array, bool clearArray = false)
    {
        lock (_gate)
        {
            var place = _lent.FindIndex(lent => ReferenceEquals(lent, array));
            place.Should().BeGreaterOrEqualTo(0, "an array goes back exactly once");
            _lent.RemoveAt(place);
            if (clearArray)
            {
                Array.Clear(array);
            }

            _returned.Add(array);
        }
    }

    public void AssertAllBackAndCleared()
    {
        Outstanding.Should().Be(0);
        _returned.Should().HaveCount(Rented);
        _returned.Should().OnlyContain(array => array.All(octet => octet == 0));
    }
}
