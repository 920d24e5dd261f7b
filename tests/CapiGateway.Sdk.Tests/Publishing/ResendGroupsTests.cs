using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class ResendGroupsTests
{
    private readonly ResendGroups _sut = new();

    [Fact]
    public void What_travelled_together_in_doubt_travels_together_again_in_the_same_order()
    {
        _sut.Doubt(Leased(0, 1, 2, 3), doubtsBefore: 0);

        IReadOnlyList<BatchPart> together = _sut.Take(Leased(9, 3, 1, 8, 0, 2), out IReadOnlyList<LeasedEvent> rest);

        together.Should().ContainSingle().Which.Doubts.Should().Be(1);
        Ids(together[0]).Should().Equal(0, 1, 2, 3);
        rest.Select(Id).Should().Equal(9, 8);
        _sut.Take(Leased(0, 1, 2, 3), out rest).Should().BeEmpty("they were taken out");
        rest.Should().HaveCount(4);
    }

    [Fact]
    public void After_three_doubts_the_halves_travel_alone_and_one_event_is_never_cut()
    {
        _sut.Doubt(Leased(0, 1, 2, 3, 4), doubtsBefore: 2);

        IReadOnlyList<BatchPart> together = _sut.Take(Leased(0, 1, 2, 3, 4), out _);

        together.Select(part => Ids(part)).Should().BeEquivalentTo(new int[][] { [0, 1], [2, 3, 4] }, options => options.WithStrictOrdering());
        together.Should().OnlyContain(part => part.Doubts == 0);
        _sut.Doubt(Leased(7), doubtsBefore: 99);
        _sut.Take(Leased(7), out _).Should().ContainSingle().Which.Count.Should().Be(1);
    }

    [Fact]
    public void It_says_how_many_are_missing_from_the_company_of_those_leased()
    {
        _sut.Doubt(Leased(0, 1, 2, 3), doubtsBefore: 0);
        _sut.Doubt(Leased(4, 5), doubtsBefore: 0);

        _sut.Missing(Leased(8, 9)).Should().Be(0);
        _sut.Missing(Leased(9, 0, 1)).Should().Be(2);
        _sut.Missing(Leased(0, 4)).Should().Be(4);
    }

    [Fact]
    public void What_never_comes_back_is_forgotten()
    {
        for (int index = 0; index < 1_000; index++)
        {
            _sut.Doubt(Leased(index), doubtsBefore: 0);
        }

        _sut.Take(Leased(0), out _).Should().BeEmpty();
        _sut.Take(Leased(999), out _).Should().ContainSingle();
    }

    private static int Id(LeasedEvent item) => int.Parse(item.Event.EventId, System.Globalization.CultureInfo.InvariantCulture);

    private static int[] Ids(BatchPart part) => [.. part.Events.ToArray().Select(Id)];

    private static LeasedEvent[] Leased(params int[] ids) => [.. ids.Select((id, index) => new LeasedEvent(
        index,
        new OutboxEvent
        {
            DataSourceId = "1",
            EventName = "Purchase",
            EventId = $"{id}",
            Payload = default,
            AcceptedAt = default,
            ExpiresAt = DateTimeOffset.MaxValue,
        },
        0))];
}
