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
    private Task _following = Task.CompletedTask;

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

    /// <summary>Reads the registry now. Changes are in force when it returns; they are followed behind it, for a request that hangs must not
    /// hold up the next switch.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken) =>
        _ = FollowAsync(await _catalog.RefreshAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Saves an entry. When it is saved it is in force, and the task completes when it is followed.</summary>
    public async Task<(DataSourceSaveStatus? Status, Task Following)> SaveAsync(DataSourceEntry entry, CancellationToken cancellationToken)
    {
        (DataSourceSaveStatus? status, DirectoryChange change) = await _catalog.SaveAsync(entry, cancellationToken).ConfigureAwait(false);
        return (status, FollowAsync(change));
    }

    /// <summary>Completes when every change that was put in force before the call is followed.</summary>
    public Task WhenFollowedAsync()
    {
        lock (_gate)
        {
            return _following;
        }
    }

    /// <summary>Ends the watch; completes when every change is followed.</summary>
    public async Task StopAsync()
    {
        if (!_stopping.IsCancellationRequested)
        {
            await _stop.CancelAsync().ConfigureAwait(false);
        }

        await Task.WhenAny(_run).ConfigureAwait(false);
        await Task.WhenAny(WhenFollowedAsync()).ConfigureAwait(false);
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
        try
        {
            await RefreshAsync(_stopping).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The gateway has ended before it was needed.
            return;
        }

        if (_every is { } interval)
        {
            _run = Task.Run(() => RunAsync(interval), CancellationToken.None);
        }
    }

    private async Task RunAsync(TimeSpan interval)
    {
        while (!_stopping.IsCancellationRequested)
        {
            await Task.Delay(interval, _clock, _stopping).ConfigureAwait(false);
            await RefreshAsync(_stopping).ConfigureAwait(false);
        }
    }

    private Task FollowAsync(DirectoryChange change)
    {
        if (!change.IsChange)
        {
            return Task.CompletedTask;
        }

        Task following = FollowToTheEndAsync(change);
        lock (_gate)
        {
            _following = _following.IsCompleted ? following : Task.WhenAll(_following, following);
        }

        return following;
    }

    private async Task FollowToTheEndAsync(DirectoryChange change)
    {
        try
        {
            await _follower.FollowAsync(change.Before, change.Now, _stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The gateway stops, and with it everything that could leave.
        }
    }
}
