namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>How much of its allowance a token has used. Meta's documentation: Graph API, Rate Limits.</summary>
/// <param name="HighestPercentage">The highest of all percentages; at 100 calls are refused.</param>
/// <param name="SuggestedWait">
/// The longest of all times until there is allowance again, at most 24 hours. Some are stated long before anything is refused, so they
/// count only for an answer that is a refusal, or at 100 percent.
/// </param>
internal sealed record UsageHeaders(double? HighestPercentage, TimeSpan? SuggestedWait)
{
    public static UsageHeaders None { get; } = new(null, null);

    public bool IsExhausted => HighestPercentage >= 100;
}
