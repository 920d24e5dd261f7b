namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>An answer as both transports send it.</summary>
internal sealed record GraphAnswer(int Status, ReadOnlyMemory<byte> Body, string? ContentType)
{
    public static GraphAnswer Reset { get; } = new(0, default, null) { Delivery = AnswerDelivery.Reset, IsIntact = false };

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public AnswerDelivery Delivery { get; init; }

    public int? ErrorCode { get; init; }

    public int? ErrorSubcode { get; init; }

    public string? TraceId { get; init; }

    // Whether a caller that reads it learns what became of its events.
    public bool IsIntact { get; init; } = true;

    public bool IsSuccess => Status is >= 200 and < 300;
}
