using System.Diagnostics;
using System.Reflection;
using CapiGateway.Sdk.Identity.Internal.Lanes;

namespace CapiGateway.Sdk.Tests.Identity.Lanes;

public sealed class LaneWidthTests
{
    private const int MostLanes = 40;
    private const int LongestMessage = 300;

    public static TheoryData<int> Widths => LaneMessages.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_length_is_hashed_as_the_framework_does_in_every_lane(int lanes)
    {
        for (int length = 0; length <= LongestMessage; length++)
        {
            new LaneMessages(length, Enumerable.Repeat(length, MostLanes)).ShouldBeHashedRightly((LaneWidth)lanes);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_number_of_messages_is_hashed_as_the_framework_does(int lanes)
    {
        for (int count = 0; count <= MostLanes; count++)
        {
            for (int longest = 40; longest <= LongestMessage; longest += 65)
            {
                var random = new Random((count * 1000) + longest);
                new LaneMessages(count, Enumerable.Range(0, count).Select(_ => random.Next(longest)))
                    .ShouldBeHashedRightly((LaneWidth)lanes);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void One_message_of_any_length_among_short_ones_is_hashed_as_the_framework_does(int lanes)
    {
        for (int length = 0; length <= LongestMessage; length++)
        {
            int place = length % 17;
            new LaneMessages(length, Enumerable.Range(0, 17).Select(index => index == place ? length : 20))
                .ShouldBeHashedRightly((LaneWidth)lanes);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Random_messages_are_hashed_as_the_framework_does(int lanes)
    {
        var random = new Random(20261122);
        int[] lengths = [.. Enumerable.Range(0, 10_000).Select(_ => random.Next(10) == 0 ? random.Next(LongestMessage) : random.Next(56))];

        new LaneMessages(1, lengths).ShouldBeHashedRightly((LaneWidth)lanes);
    }

    // A million in a second where the compiler optimises; where it does not, each costs a hundred times as much.
    [Fact]
    public void A_great_many_random_messages_are_hashed_as_the_framework_does_at_the_width_of_this_machine()
    {
        bool isOptimized = typeof(LaneSelection).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };
        var random = new Random(6);
        int[] lengths = [.. Enumerable.Range(0, isOptimized ? 1_000_000 : 50_000).Select(_ => random.Next(70))];

        new LaneMessages(2, lengths).ShouldBeHashedRightly(LaneSelection.Current);
    }
}
