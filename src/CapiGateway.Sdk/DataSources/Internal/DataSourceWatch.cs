namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>
/// Keeps the catalog up to date: reads the registry when it is first needed, then again and again, and has every change followed.
/// </summary>
internal sealed class DataSourceWatch : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly DataSourceCatalog _catalog;
    private readonly ISwitchFollower _follower;
    private readonly TimeSpan? _every;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _stopping;
    private Task? _opened;
    private Task _run = Task.CompletedTask;

    /// <summary>Makes a watch that has not begun.</summary>
    /// <param name="catalog">What is kept up to date.</param>
    /// <param name="follower">Who follows a change.</param>
    /// <param name="every">How often; <see langword="null"/> when only this process can change the registry.</param>
    /// <param name="clock">The clock.</param>
    public DataSourceWatch(DataSourceCatalog catalog, ISwitchFollower follower, TimeSpan? every, TimeProvider clock)
    {
        _catalog = catalog;
        _follower = follower;
        _every = every;
        _clock = clock;
        _stopping = _stop.Token;
    }

    /// <summary>Completes when the registry has been read, or has failed to be, for the first time; never fails itself.</summary>
    public Task ReadyAsync()
    {
        if (Volatile.Read(ref _opened) is { } opened)
        {
            return opened;
        }

        lock (_gate)
        {
            return _opened ??= OpenAsync();
        }
    }

    /// <summary>Ends the watch; completes when every change is followed.</summary>
    public async Task StopAsync()
    {
        if (!_stopping.IsCancellationRequested)
        {
            await _stop.CancelAsync().ConfigureAwait(false);
        }

        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        if (!_stopping.IsCancellationRequested)
        {
            _stop.Cancel();
        }

        _stop.Dispose();
    }

    private async Task OpenAsync()
    {
        DirectoryChange change;
        try
        {
            change = await _catalog.RefreshAsync(_stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        Task following = FollowAsync(change);
        _run = _every is { } interval ? Task.Run(() => RunAsync(interval, following), CancellationToken.None) : following;
    }

    private async Task RunAsync(TimeSpan interval, Task following)
    {
        try
        {
            while (true)
            {
                await Task.Delay(interval, _clock, _stopping).ConfigureAwait(false);
                DirectoryChange change = await _catalog.RefreshAsync(_stopping).ConfigureAwait(false);

                // Not awaited here: a request that hangs must not hold up the next switch.
                Task next = FollowAsync(change);
                following = following.IsCompleted ? next : Task.WhenAll(following, next);
            }
        }
        catch (OperationCanceledException)
        {
            await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task FollowAsync(DirectoryChange change) =>
        change.IsChange ? _follower.FollowAsync(change.Before, change.Now, _stopping) : Task.CompletedTask;
}
