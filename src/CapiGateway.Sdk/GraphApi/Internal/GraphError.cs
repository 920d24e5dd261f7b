namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// The error envelope of the Graph API. Only the codes decide; the texts are in the language of the token's owner, for people, and
/// redacted. Meta's documentation: Graph API, Handle Errors.
/// </summary>
internal sealed record GraphError
{
    public int? Code { get; init; }

    public int? Subcode { get; init; }

    public string? Type { get; init; }

    public string? Message { get; init; }

    public string? UserTitle { get; init; }

    public string? UserMessage { get; init; }

    public bool IsTransient { get; init; }

    public string? FbTraceId { get; init; }

    /// <summary>The paths of the fields at fault, each from the outside in.</summary>
    public IReadOnlyList<IReadOnlyList<string>> BlameFieldSpecs { get; init; } = [];

    /// <summary>The place in <c>data</c> of the event that the answer names, if it names one.</summary>
    public int? BlamedEventIndex { get; init; }
}
