using System.Globalization;
using CapiGateway.Sdk.GraphApi;

namespace CapiGateway.Sdk.Tests.GraphApi;

/// <summary>
/// Every code that is known for this edge, and what is to be done about it: one row a code and subcode, written from the meaning of each
/// and not from the classifier.
/// </summary>
internal static class KnownErrorCodes
{
    private const string Table = """
        1        retry
        1/99     retry
        2        retry
        3        pause     Permission
        4        throttle
        4/1504022 throttle
        4/1504039 throttle
        10       pause     Permission
        17       throttle
        17/2446079 throttle
        32       throttle
        100      split
        100/33   pause     UnknownDataset
        100/2804003 split
        100/2804004 split
        100/2804009 split
        100/2804010 split
        100/2804001 split
        100/2804007 split
        100/2804008 split
        100/2804016 split
        100/2804017 split
        100/2804019 split
        100/2804030 split
        100/2804036 split
        100/2804043 split
        100/2804048 split
        100/2804050 split
        100/2804063 split
        100/2804064 split
        100/2804066 split
        100/2804072 split
        100/2804075 split
        100/2804079 split
        100/2804087 split
        100/2804116 split
        100/2804117 pause  DatasetLink
        100/2804118 pause  DatasetLink
        100/2804131 pause  DatasetLink
        100/2804132 pause  DatasetLink
        100/2804133 pause  DatasetLink
        102      pause     AccessToken
        104      pause     AppSecretProof
        105      split
        190      pause     AccessToken
        190/458  pause     AccessToken
        190/459  pause     AccessToken
        190/460  pause     AccessToken
        190/463  pause     AccessToken
        190/464  pause     AccessToken
        190/467  pause     AccessToken
        190/492  pause     AccessToken
        200      pause     Permission
        294      pause     Permission
        341      retry
        368      block
        506      pause     UnknownError
        613      abuse
        613/1996 throttle
        613/1487742 throttle
        613/5044001 throttle
        803      pause     UnknownDataset
        2500     pause     RequestForm
        5000     retry
        21009    retry
        80000/2446079 throttle
        80001    throttle
        80002    throttle
        80003/2446079 throttle
        80004/2446079 throttle
        80005    throttle
        80006    throttle
        80008    throttle
        80009    throttle
        80014    throttle
        2044055  pause     UnknownDataset
        2635     pause     ApiVersionEnded
        """;

    public static IReadOnlyList<Row> Rows { get; } = [.. Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];

    private static Row Read(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var numbers = words[0].Split('/').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new Row(
            numbers[0],
            numbers.Length > 1 ? numbers[1] : null,
            words[1],
            words.Length > 2 ? Enum.Parse<PauseReason>(words[2]) : null);
    }

    public sealed record Row(int Code, int? Subcode, string Expected, PauseReason? Reason);
}
