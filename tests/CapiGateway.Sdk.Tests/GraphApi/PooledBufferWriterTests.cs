using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Tests.GraphApi;

public sealed class PooledBufferWriterTests
{
    [Fact]
    public void It_keeps_what_is_written_while_it_grows_and_returns_every_array_cleared()
    {
        var pool = new TrackingPool();
        var written = new List<byte>();
        var sut = new PooledBufferWriter(capacity: 1, pool);
        for (var i = 1; i < 2000; i++)
        {
            sut.GetSpan(i % 7)[0] = (byte)i;
            sut.Advance(1);
            written.Add((byte)i);
        }

        sut.WrittenMemory.ToArray().Should().Equal(written);
        pool.Outstanding.Should().Be(1);
        pool.Rented.Should().BeGreaterThan(2);
        sut.Dispose();
        pool.AssertAllBackAndCleared();
    }

    [Fact]
    public void A_hint_is_room_at_least()
    {
        using var sut = new PooledBufferWriter();

        sut.GetMemory(100_000).Length.Should().BeGreaterOrEqualTo(100_000);
        sut.GetSpan().Length.Should().BePositive();
    }

    [Fact]
    public void Disposed_twice_it_returns_once_and_is_not_readable()
    {
        var pool = new TrackingPool();
        var sut = new PooledBufferWriter(pool: pool);

        sut.Dispose();
        sut.Dispose();

        pool.AssertAllBackAndCleared();
        sut.Invoking(writer => writer.WrittenMemory).Should().Throw<ObjectDisposedException>();
        sut.Invoking(writer => writer.GetMemory()).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void Advancing_beyond_the_room_is_refused()
    {
        using var sut = new PooledBufferWriter();
        var room = sut.GetMemory().Length;

        sut.Invoking(writer => writer.Advance(room + 1)).Should().Throw<ArgumentOutOfRangeException>();
        sut.Invoking(writer => writer.Advance(-1)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
