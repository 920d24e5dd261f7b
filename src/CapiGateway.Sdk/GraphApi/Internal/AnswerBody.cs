namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>Reads the body of an answer up to a cap; whoever answers with more is not Meta, and the rest is not read.</summary>
internal static class AnswerBody
{
    public const int MaxBytes = 256 * 1024;

    private const int ChunkBytes = 4 * 1024;

    public static async Task ReadAsync(HttpContent content, PooledBufferWriter buffer, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        while (buffer.WrittenCount < MaxBytes)
        {
            var room = buffer.GetMemory(ChunkBytes);
            room = room[..Math.Min(room.Length, MaxBytes - buffer.WrittenCount)];
            var read = await stream.ReadAsync(room, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }

            buffer.Advance(read);
        }
    }
}
