namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>What a scripted fault may look at to decide whether it strikes.</summary>
public sealed class IncomingRequest
{
    internal IncomingRequest(
        int number, string method, string path, string? datasetId, DateTimeOffset receivedAt, ReadOnlyMemory<byte> body)
    {
        Number = number;
        Method = method;
        Path = path;
        DatasetId = datasetId;
        ReceivedAt = receivedAt;
        Body = body;
    }

    /// <summary>Its place in the order of arrival, from 1.</summary>
    public int Number { get; }

    /// <summary>The method, such as <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>The path, without the query.</summary>
    public string Path { get; }

    /// <summary>The dataset in its path, if the path names one.</summary>
    public string? DatasetId { get; }

    /// <summary>When it arrived, on the emulator's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The body, valid only while the predicate runs. It may hold a token, when the caller sends it there.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Whether a text stands in the body, byte for byte: an event id, say, that shall make its batch fail.</summary>
    /// <param name="text">The text; compared as UTF-8, so one that JSON would escape is not found.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    public bool Contains(string text) => Body.Span.IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
}
