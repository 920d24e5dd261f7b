using System.Globalization;
using CapiGateway.Sdk.Testing.Emulator.Internal;

namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>A request that reached the emulator. Holds no token: wherever it stood, the record says only whether it matched.</summary>
/// <remarks>Safe for concurrent use; the answer appears when it is decided, the rest never changes but for a dropped body.</remarks>
public sealed class ReceivedRequest
{
    private volatile GraphAnswer? _answer;
    private volatile byte[]? _body;

    internal ReceivedRequest(IncomingRequest incoming, RequestParts parts, CredentialMatch credential)
    {
        Number = incoming.Number;
        Method = incoming.Method;
        Path = incoming.Path;
        DatasetId = incoming.DatasetId;
        ReceivedAt = incoming.ReceivedAt;
        Query = parts.RedactedQuery;
        Headers = parts.RedactedHeaders(credential);
        Credential = credential;
        CredentialPlace = parts.CredentialPlace;
        TestEventCode = parts.TestEventCode;
        EventCount = parts.EventCount;
        BodyLength = incoming.Body.Length;
        _body = parts.RedactedBody();
    }

    /// <summary>Its place in the order of arrival, from 1.</summary>
    public int Number { get; }

    /// <summary>The method, such as <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>The path, without the query.</summary>
    public string Path { get; }

    /// <summary>The query parameters; a token's value is <c>***</c>.</summary>
    public IReadOnlyDictionary<string, string> Query { get; }

    /// <summary>
    /// The headers, names without regard to case; <c>Authorization</c> says <c>matched</c> or <c>unmatched</c> in place of the token.
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Whether its token or key is accepted.</summary>
    public CredentialMatch Credential { get; }

    /// <summary>Where its token or key stood.</summary>
    public CredentialPlace CredentialPlace { get; }

    /// <summary>The dataset in its path; <see langword="null"/> when the path names none.</summary>
    public string? DatasetId { get; }

    /// <summary>The <c>test_event_code</c> beside the events, if any.</summary>
    public string? TestEventCode { get; }

    /// <summary>How many events stood in <c>data</c>; 0 when it could not be read.</summary>
    public int EventCount { get; }

    /// <summary>When it arrived, on the emulator's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The size of the body in bytes, also when the body itself was dropped.</summary>
    public int BodyLength { get; }

    /// <summary>
    /// The body as it arrived, a token in it overwritten with asterisks; <see langword="null"/> once it was dropped to keep memory bounded.
    /// </summary>
    public ReadOnlyMemory<byte>? Body => _body is { } body ? new ReadOnlyMemory<byte>(body) : (ReadOnlyMemory<byte>?)null;

    /// <summary>
    /// The status of the answer; <see langword="null"/> while there is none, and for good after a reset or a cancellation.
    /// </summary>
    public int? Status => _answer is { Delivery: not AnswerDelivery.Reset } answer ? answer.Status : null;

    /// <summary>The error code of the answer, if it was an error of the Graph API.</summary>
    public int? ErrorCode => _answer?.ErrorCode;

    /// <summary>The error subcode of the answer, if any.</summary>
    public int? ErrorSubcode => _answer?.ErrorSubcode;

    /// <summary>The <c>fbtrace_id</c> of the answer; <see langword="null"/> as long as there is none.</summary>
    public string? TraceId => _answer?.TraceId;

    /// <summary>The name of the fault that the test scripted for it; <see langword="null"/> for none.</summary>
    public string? Fault { get; internal set; }

    /// <summary>Says which request it is and how it was answered, without its contents.</summary>
    /// <returns>Number, method, path and status.</returns>
    public override string ToString() =>
        $"#{Number} {Method} {Path} -> {Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer"}";

    internal void SetAnswer(GraphAnswer answer) => _answer = answer;

    internal void DropBody() => _body = null;
}
