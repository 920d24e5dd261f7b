using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class PartialAnswersTests
{
    private readonly PartialAnswers _sut = new();

    [Fact]
    public void An_event_may_go_again_so_many_times_and_then_begins_anew()
    {
        OutboxEvent entry = Entry(1);

        Enumerable.Range(0, 4).Select(_ => _sut.MayGoAgain(entry, resends: 3)).Should().Equal(true, true, true, false);
        _sut.MayGoAgain(entry, resends: 3).Should().BeTrue("it ended, so this is another one");
        _sut.MayGoAgain(Entry(2), resends: 0).Should().BeFalse();
    }

    [Fact]
    public void What_Meta_has_is_forgotten()
    {
        _sut.MayGoAgain(Entry(1), resends: 1);
        _sut.MayGoAgain(Entry(2), resends: 1);

        _sut.Forget([new LeasedEvent(9, Entry(1), 1)]);

        _sut.MayGoAgain(Entry(1), resends: 1).Should().BeTrue();
        _sut.MayGoAgain(Entry(2), resends: 1).Should().BeFalse();
    }

    [Fact]
    public void What_never_comes_back_is_forgotten_when_there_are_too_many()
    {
        for (int index = 0; index <= 100_000; index++)
        {
            _sut.MayGoAgain(Entry(index), resends: 1);
        }

        _sut.MayGoAgain(Entry(0), resends: 1).Should().BeTrue("the oldest was forgotten, and may go once more");
        _sut.MayGoAgain(Entry(100_000), resends: 1).Should().BeFalse();
    }

    private static OutboxEvent Entry(int id) => new()
    {
        DataSourceId = "1",
        EventName = "Purchase",
        EventId = $"{id}",
        Payload = default,
        AcceptedAt = default,
        ExpiresAt = DateTimeOffset.MaxValue,
    };
}
