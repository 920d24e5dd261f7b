using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Hands what was counted to a durable store, every few seconds and once more at the end. What the store did not take is handed over the
/// next time. Nobody who publishes waits for it.
/// </summary>
internal sealed class ActivityHandover : IAsyncDisposable, IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly ActivityBook _book;
    private readonly IActivityStore _store;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private Task _adding = Task.CompletedTask;
    private int _toldFailure;

    public ActivityHandover(ActivityBook book, IActivityStore store, TimeProvider clock, ILogger logger)
    {
        _book = book;
        _store = store;
        _clock = clock;
        _logger = logger;
        _timer = clock.CreateTimer(static self => _ = ((ActivityHandover)self!).HandOverAsync(), this, Interval, Interval);
    }

    /// <summary>What the store knows, after it was given what it does not know yet; <see langword="null"/> when it does not answer.</summary>
    public async ValueTask<IReadOnlyList<ActivityCount>?> ReadAsync(string dataSourceId, DateTimeOffset from, CancellationToken cancellationToken)
    {
        await HandOverAsync().ConfigureAwait(false);
        (IReadOnlyList<ActivityCount>? counts, HookFailure failure) = await HookCall.AskAsync(
            (_store, dataSourceId, from),
            static (state, token) => state._store.ReadAsync(state.dataSourceId, state.from, token),
            Deadline,
            _clock,
            cancellationToken).ConfigureAwait(false);
        Tell(failure);
        return counts;
    }

    /// <summary>Hands over, unless that goes on already; waits for it until a deadline. Never throws.</summary>
    public async Task HandOverAsync()
    {
        Task adding;
        lock (_gate)
        {
            // One that is late goes on: another one beside it would hand the same counts over twice.
            adding = _adding = _adding.IsCompleted ? Task.Run(AddNewsAsync) : _adding;
        }

        try
        {
            await adding.WaitAsync(Deadline, _clock).ConfigureAwait(false);
            Tell(HookFailure.None);
        }
        catch (TimeoutException)
        {
            Tell(HookFailure.TimedOut);
        }
        catch (Exception)
        {
            // A store of the host: whatever it throws, counting goes on and nothing is lost from memory.
            Tell(HookFailure.Threw);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        bool isUnderWay;
        lock (_gate)
        {
            isUnderWay = !_adding.IsCompleted;
        }

        await HandOverAsync().ConfigureAwait(false);
        if (isUnderWay)
        {
            await HandOverAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Stops without waiting; what was not handed over yet is not.</summary>
    public void Dispose() => _timer.Dispose();

    private async Task AddNewsAsync()
    {
        List<(Tally Tally, ActivityCount Count)> news = News();
        if (news.Count > 0)
        {
            using var deadline = new CancellationTokenSource(Deadline, _clock);
            await _store.AddAsync(news.ConvertAll(item => item.Count).ToArray(), deadline.Token).ConfigureAwait(false);
            news.ForEach(item => item.Tally.HandedOver += item.Count.Events);
        }
    }

    // Once a failure, until it works again.
    private void Tell(HookFailure failure)
    {
        if (failure == HookFailure.None)
        {
            Interlocked.Exchange(ref _toldFailure, 0);
        }
        else if (Interlocked.Exchange(ref _toldFailure, 1) == 0)
        {
            _logger.ActivityStoreFailed(TagText<HookFailure>.Of(failure));
        }
    }

    private List<(Tally Tally, ActivityCount Count)> News()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        var hour = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        List<(Tally Tally, ActivityCount Count)> news = [];
        foreach ((string dataSourceId, SourceTallies source) in _book.Sources)
        {
            foreach (NamedTallies named in source.Names)
            {
                foreach ((EventOutcome outcome, string? reason, Tally tally) in named.Parts())
                {
                    if ((outcome is EventOutcome.Accepted or > EventOutcome.Refused) && _store.CountsStoredEvents)
                    {
                        continue;
                    }

                    long events = tally.Total - tally.HandedOver;
                    if (events > 0)
                    {
                        var last = new DateTimeOffset(tally.LastAt, TimeSpan.Zero);
                        news.Add((tally, new ActivityCount { DataSourceId = dataSourceId, EventName = named.EventName, Outcome = outcome, Reason = reason, Hour = hour, Events = events, LastAt = last }));
                    }
                }
            }
        }

        return news;
    }
}
