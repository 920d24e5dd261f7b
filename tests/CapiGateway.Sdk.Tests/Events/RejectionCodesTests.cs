using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Tests.GraphApi;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>
/// Every code with which Meta is known to reject an event either has a rule that catches it before, or a reason why none can.
/// </summary>
public sealed class RejectionCodesTests
{
    private const int InvalidParameter = 100;

    // What only Meta knows: whose click it was, what the dataset is linked to, or what the code means at all.
    private static readonly Dictionary<int, string> OnlyMetaKnows = new()
    {
        [33] = "the dataset and what the token may do",
        [2804072] = "which Page's ad made the click",
        [2804087] = "whether somebody clicked",
        [2804117] = "the WhatsApp account of the dataset",
        [2804118] = "the WhatsApp account of the dataset",
        [2804131] = "whether the dataset has a Page",
        [2804132] = "whether the dataset has a WhatsApp account",
        [2804133] = "whether the dataset has an Instagram account",
        [2804001] = "seen in other libraries' lists, meaning unknown",
        [2804007] = "seen in other libraries' lists, meaning unknown",
        [2804008] = "seen in other libraries' lists, meaning unknown",
        [2804017] = "seen in other libraries' lists, meaning unknown",
        [2804048] = "seen in other libraries' lists, meaning unknown",
        [2804030] = "of an API that was switched off",
    };

    public static TheoryData<int> Checkable => new(Known.Except(OnlyMetaKnows.Keys));

    private static IEnumerable<int> Known =>
        KnownErrorCodes.Rows.Where(row => row is { Code: InvalidParameter, Subcode: not null }).Select(row => row.Subcode!.Value);

    [Theory]
    [MemberData(nameof(Checkable))]
    public void Each_code_that_an_event_shows_by_itself_has_a_rule_and_an_event_that_gets_it(int subcode)
    {
        string[] rules = [.. EventRules.All.Where(rule => rule.MetaSubcode == subcode).Select(rule => rule.Name)];

        rules.Should().NotBeEmpty();
        BrokenEvents.Rules.Should().Contain(rules);
    }

    [Fact]
    public void No_rule_names_a_code_that_is_not_known() =>
        EventRules.All.Where(rule => rule.MetaSubcode is not null).Select(rule => rule.MetaSubcode!.Value)
            .Should().BeSubsetOf(Known).And.NotIntersectWith(OnlyMetaKnows.Keys);

    [Fact]
    public void What_only_Meta_knows_is_a_known_code_too() => OnlyMetaKnows.Keys.Should().BeSubsetOf(Known);
}
