namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>What the body of an answer turned out to be.</summary>
internal enum AnswerForm
{
    /// <summary>No body, or white space.</summary>
    Empty,

    /// <summary>A JSON object.</summary>
    JsonObject,

    /// <summary>Anything else: HTML, plain text, broken JSON.</summary>
    Unreadable,
}
