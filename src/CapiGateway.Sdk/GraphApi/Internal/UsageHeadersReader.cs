using System.Text.Json;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// Reads the three usage headers, each a JSON text: one counts its waiting time in seconds, another in minutes. What cannot be read is
/// not there. Meta's documentation: Graph API, Rate Limits; Marketing API, Rate Limiting.
/// </summary>
internal static class UsageHeadersReader
{
    public const string AppUsage = "X-App-Usage";
    public const string AdAccountUsage = "X-Ad-Account-Usage";
    public const string BusinessUseCaseUsage = "X-Business-Use-Case-Usage";

    /// <summary>Reads the headers of an answer.</summary>
    /// <param name="valuesOf">The values of a header by its name; none when it is missing.</param>
    public static UsageHeaders Read(Func<string, IEnumerable<string>> valuesOf)
    {
        var usage = UsageHeaders.None;
        usage = Merge(usage, valuesOf(AppUsage), ReadCounts);
        usage = Merge(usage, valuesOf(AdAccountUsage), ReadAdAccount);
        return Merge(usage, valuesOf(BusinessUseCaseUsage), ReadBusinessUseCases);
    }

    private static UsageHeaders Merge(UsageHeaders usage, IEnumerable<string> values, Func<JsonElement, UsageHeaders> read)
    {
        foreach (var value in values)
        {
            using var document = TolerantJson.Parse(value);
            if (document is not null)
            {
                usage = Highest(usage, read(document.RootElement));
            }
        }

        return usage;
    }

    private static UsageHeaders Highest(UsageHeaders one, UsageHeaders other) => new(
        other.HighestPercentage > one.HighestPercentage || one.HighestPercentage is null ? other.HighestPercentage : one.HighestPercentage,
        WaitTime.Longer(one.SuggestedWait, other.SuggestedWait));

    private static UsageHeaders ReadCounts(JsonElement counts) => new(
        new[] { counts.Member("call_count"), counts.Member("total_time"), counts.Member("total_cputime") }.Max(count => count.Number()),
        SuggestedWait: null);

    private static UsageHeaders ReadAdAccount(JsonElement account) => new(
        account.Member("acc_id_util_pct").Number(),
        WaitTime.Of(account.Member("reset_time_duration").Number(), TimeSpan.FromSeconds(1)));

    private static UsageHeaders ReadBusinessUseCases(JsonElement businesses) =>
        businesses.ValueKind != JsonValueKind.Object
            ? UsageHeaders.None
            : businesses.EnumerateObject().SelectMany(business => Entries(business.Value)).Aggregate(UsageHeaders.None, Highest);

    private static IEnumerable<UsageHeaders> Entries(JsonElement business) => business.ValueKind == JsonValueKind.Array
        ? business.EnumerateArray().Select(ReadEntry)
        : [ReadEntry(business)];

    private static UsageHeaders ReadEntry(JsonElement entry) => ReadCounts(entry) with
    {
        SuggestedWait = WaitTime.Of(entry.Member("estimated_time_to_regain_access").Number(), TimeSpan.FromMinutes(1)),
    };
}
