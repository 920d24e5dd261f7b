using CapiGateway.Sdk.Filters;
using CapiGateway.Sdk.Filters.Internal;
using CapiGateway.Sdk.Telemetry;
using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Tests.Filters;

public sealed class FilterChainTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    private readonly ManualTimeProvider _clock = new();
    private readonly List<HookFailure> _failures = [];

    [Fact]
    public async Task The_first_filter_that_stops_gives_the_reason()
    {
        FilterVerdict verdict = await Chain(new(new Scripted(() => FilterVerdict.Pass)), new(new Scripted(() => FilterVerdict.Stop("b"))), new(new Scripted(() => FilterVerdict.Stop("c"))))
            .CheckAsync(Judged.Event(), CancellationToken.None);

        verdict.Reason.Should().Be("b");
    }

    [Fact]
    public async Task A_filter_of_another_data_source_is_not_asked() =>
        (await Chain(new FilterRegistration(new Scripted(() => FilterVerdict.Stop("a")), "2")).CheckAsync(Judged.Event(), CancellationToken.None))
            .Passes.Should().BeTrue();

    [Fact]
    public async Task A_filter_that_throws_lets_pass_and_is_counted()
    {
        FilterVerdict verdict = await Chain(new(new Scripted(() => throw new InvalidOperationException())), new(new Scripted(() => FilterVerdict.Stop("b"))))
            .CheckAsync(Judged.Event(), CancellationToken.None);

        verdict.Reason.Should().Be("b", "the others are still asked");
        _failures.Should().Equal(HookFailure.Threw);
    }

    [Fact]
    public async Task A_filter_that_hangs_lets_pass_at_its_deadline_and_is_counted()
    {
        Task<FilterVerdict> verdict = Chain(new FilterRegistration(new Hanging())).CheckAsync(Judged.Event(), CancellationToken.None).AsTask();
        await _clock.WaitForTimerAsync(Deadline).WaitAsync(Budget);
        verdict.IsCompleted.Should().BeFalse();
        _clock.Advance(Deadline);

        (await verdict.WaitAsync(Budget)).Passes.Should().BeTrue();
        _failures.Should().Equal(HookFailure.TimedOut);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_no_failure_of_the_filter()
    {
        using var source = new CancellationTokenSource();
        Task<FilterVerdict> verdict = Chain(new FilterRegistration(new Hanging())).CheckAsync(Judged.Event(), source.Token).AsTask();
        await source.CancelAsync();

        await FluentActions.Awaiting(() => verdict.WaitAsync(Budget)).Should().ThrowAsync<OperationCanceledException>();
        _failures.Should().BeEmpty();
    }

    private FilterChain Chain(params FilterRegistration[] filters) => new(filters, Deadline, _clock, (_, failure) => _failures.Add(failure));

    private sealed class Scripted(Func<FilterVerdict> answer) : IPublishingFilter
    {
        public ValueTask<FilterVerdict> CheckAsync(FilterContext context, CancellationToken cancellationToken) => ValueTask.FromResult(answer());
    }

    private sealed class Hanging : IPublishingFilter
    {
        public async ValueTask<FilterVerdict> CheckAsync(FilterContext context, CancellationToken cancellationToken)
        {
            await new TaskCompletionSource().Task;
            return FilterVerdict.Pass;
        }
    }
}
