using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class ClockSkewTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly RecordedLog _log = new();
    private readonly ClockSkew _sut;

    public ClockSkewTests() => _sut = new ClockSkew(_clock, _log.CreateLogger("test"));

    public void Dispose() => _log.Dispose();

    [Fact]
    public void Three_answers_of_Meta_that_agree_correct_the_clock_and_are_told_once()
    {
        TimeSpan ahead = TimeSpan.FromHours(5);
        Answer(ahead, 2);
        _sut.Corrected.GetUtcNow().Should().Be(_clock.GetUtcNow(), "two may be chance");

        Answer(ahead, 5);

        _sut.Ahead.Should().Be(ahead);
        _sut.Corrected.GetUtcNow().Should().Be(_clock.GetUtcNow() - ahead);
        _log.Lines.Should().ContainSingle().Which.Text.Should().Contain("18000 s ahead of");
    }

    [Fact]
    public void A_change_of_direction_is_told_and_a_clock_that_is_right_again_is_believed()
    {
        Answer(TimeSpan.FromMinutes(2), 3);
        Answer(TimeSpan.FromMinutes(-2), 3);
        Answer(TimeSpan.FromSeconds(59), 3);

        _log.Lines.Select(line => line.Text).Should().SatisfyRespectively(
            first => first.Should().Contain("ahead of"), second => second.Should().Contain("behind"));
        _sut.Corrected.GetUtcNow().Should().Be(_clock.GetUtcNow());
        _sut.Ahead.Should().Be(TimeSpan.FromSeconds(59));
    }

    [Fact]
    public void The_date_of_a_proxy_or_of_answers_that_disagree_corrects_nothing()
    {
        for (int index = 0; index < 10; index++)
        {
            _sut.Observe(new EventsAnswer { StatusCode = 403, ServerDate = _clock.GetUtcNow().AddHours(9), ReceivedAt = _clock.GetUtcNow(), FbTraceId = "A" });
            _sut.Observe(new EventsAnswer { StatusCode = 200, EventsReceived = 1, ServerDate = _clock.GetUtcNow().AddHours(9), ReceivedAt = _clock.GetUtcNow() });
            Answer(TimeSpan.FromHours(index), 1);
        }

        _sut.Corrected.GetUtcNow().Should().Be(_clock.GetUtcNow());
        _log.Lines.Should().BeEmpty();
    }

    [Fact]
    public void A_clock_that_jumps_forward_makes_nothing_too_old_before_its_time()
    {
        DateTimeOffset before = _clock.GetUtcNow();
        _clock.SetUtcNow(before.AddDays(1));

        _sut.CautiousNow.Should().Be(before);
        _clock.Advance(TimeSpan.FromHours(1));
        _sut.CautiousNow.Should().Be(before.AddHours(1));
        _clock.SetUtcNow(before.AddHours(-3));
        _sut.CautiousNow.Should().Be(before.AddHours(-3));
    }

    [Fact]
    public void A_clock_that_was_wrong_at_the_start_is_cautious_no_longer_once_Meta_has_said_the_time()
    {
        _clock.SetUtcNow(_clock.GetUtcNow().AddDays(2));
        Answer(TimeSpan.Zero, 3);

        _sut.CautiousNow.Should().Be(_clock.GetUtcNow());
    }

    private void Answer(TimeSpan ahead, int times)
    {
        for (int index = 0; index < times; index++)
        {
            _sut.Observe(new EventsAnswer
            {
                StatusCode = 200,
                EventsReceived = 1,
                FbTraceId = "A1",
                ReceivedAt = _clock.GetUtcNow(),
                ServerDate = _clock.GetUtcNow() - ahead,
            });
        }
    }
}
