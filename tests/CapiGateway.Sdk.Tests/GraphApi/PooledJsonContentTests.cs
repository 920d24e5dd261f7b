using System.Text;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Tests.GraphApi;

public sealed class PooledJsonContentTests
{
    private readonly TrackingPool _pool = new();

    [Fact]
    public async Task It_can_be_sent_again_states_its_length_and_returns_its_buffer_with_itself()
    {
        var sut = CreateSut("""{"data":[]}""");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var stream = new MemoryStream();
            await sut.CopyToAsync(stream).WaitAsync(Calls.Budget);
            Encoding.UTF8.GetString(stream.ToArray()).Should().Be("""{"data":[]}""");
        }

        sut.Headers.ContentLength.Should().Be(11);
        sut.Headers.ContentType!.ToString().Should().Be("application/json; charset=utf-8");
        _pool.Outstanding.Should().Be(1);
        sut.Dispose();
        sut.Dispose();
        _pool.AssertAllBackAndCleared();
    }

    [Fact]
    public async Task A_buffer_that_is_still_being_written_outlives_the_request()
    {
        var sut = CreateSut("""{"data":[1]}""");
        var gate = new GatedStream();

        var writing = sut.CopyToAsync(gate);
        sut.Dispose();

        _pool.Outstanding.Should().Be(1, "the connection still reads from it");
        gate.Open.SetResult();
        await writing.WaitAsync(Calls.Budget);
        Encoding.UTF8.GetString(gate.Written!).Should().Be("""{"data":[1]}""");
        _pool.AssertAllBackAndCleared();
    }

    [Fact]
    public async Task A_write_that_fails_returns_the_buffer_too()
    {
        var sut = CreateSut("{}");
        var gate = new GatedStream();
        var writing = sut.CopyToAsync(gate);
        sut.Dispose();

        gate.Open.SetException(new IOException("reset"));

        await writing.Invoking(task => task.WaitAsync(Calls.Budget)).Should().ThrowAsync<HttpRequestException>();
        _pool.AssertAllBackAndCleared();
    }

    [Fact]
    public async Task Disposed_it_cannot_be_sent()
    {
        var sut = CreateSut("{}");
        sut.Dispose();

        await sut.Invoking(content => content.CopyToAsync(new MemoryStream()).WaitAsync(Calls.Budget))
            .Should().ThrowAsync<ObjectDisposedException>();
    }

    private PooledJsonContent CreateSut(string body)
    {
        var buffer = new PooledBufferWriter(pool: _pool);
        var bytes = Encoding.UTF8.GetBytes(body);
        bytes.CopyTo(buffer.GetSpan(bytes.Length));
        buffer.Advance(bytes.Length);
        return new PooledJsonContent(buffer);
    }

    private sealed class GatedStream : MemoryStream
    {
        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public byte[]? Written { get; private set; }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Open.Task.WaitAsync(Calls.Budget, cancellationToken);
            Written = buffer.ToArray();
        }
    }
}
