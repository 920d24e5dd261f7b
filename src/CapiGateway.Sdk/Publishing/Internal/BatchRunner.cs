using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Delivers one batch and settles it: outbox first, then ledger, listeners and whoever waits for room.</summary>
internal sealed class BatchRunner
{
    // A store that is locked for a moment must not cost a second sending of what was answered.
    private const int SettleAttempts = 4;

    private static readonly TimeSpan SettleAgain = TimeSpan.FromSeconds(1);

    private readonly PumpContext _context;
    private readonly DataSource _dataSource;
    private readonly LedgerPage _page;
    private readonly BatchDelivery _delivery;
    private readonly ResendGroups _groups = new();
    private long _nextDueTicks = DateTimeOffset.MaxValue.UtcTicks;

    public BatchRunner(PumpContext context, DataSource dataSource)
    {
        _context = context;
        _dataSource = dataSource;
        _page = context.Statistics.Page(dataSource.Id);
        State = new DeliveryState(context.Schedule, context.Clock);
        _delivery = new BatchDelivery(
            dataSource,
            new AttemptPipeline(context.Endpoint, context.Settings.AttemptTimeout, context.Clock),
            State,
            _groups,
            new DeliveryLog(dataSource.Id, _page, context.Logger),
            context);
    }

    public DeliveryState State { get; }

    /// <summary>The flush that counts what ends now; <see langword="null"/> most of the time.</summary>
    public FlushTally? Tally { get; set; }

    /// <summary>When the first event that was given back is due.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            long ticks = Interlocked.Read(ref _nextDueTicks);
            return ticks == DateTimeOffset.MaxValue.UtcTicks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
        }
    }

    /// <summary>The pump is about to look for what is due; whatever it does not find is somebody else's.</summary>
    public void ForgetNextDue() => Interlocked.Exchange(ref _nextDueTicks, DateTimeOffset.MaxValue.UtcTicks);

    /// <summary>A credential that is worth a request; without one the data source is paused.</summary>
    public async ValueTask<AccessCredential?> CredentialAsync(CancellationToken cancellationToken)
    {
        AccessCredential? credential = await _context.Credentials.GetAsync(_dataSource, cancellationToken).ConfigureAwait(false);
        if (credential is not null && State.IsWorthTrying(credential))
        {
            return credential;
        }

        bool isNew = State.Reason is null;
        State.PauseForCredential();
        if (isNew)
        {
            _context.Logger.DataSourcePaused(_dataSource.Id, State.PausedUntil, PauseReason.AccessToken.Describe(), null, null, null);
        }

        return null;
    }

    /// <summary>Returns the events that consent still lets go, and settles the others.</summary>
    public async Task<IReadOnlyList<LeasedEvent>> AskAgainAsync(IReadOnlyList<LeasedEvent> leased, CancellationToken cancellationToken)
    {
        if (!_context.Consent.IsNeeded)
        {
            return leased;
        }

        var others = new BatchResult(leased.Count);
        IReadOnlyList<LeasedEvent> allowed = await _context.Consent.AskAsync(leased, _dataSource, others, cancellationToken).ConfigureAwait(false);
        if (allowed.Count < leased.Count)
        {
            await SettleAsync(others, cancellationToken).ConfigureAwait(false);
        }

        return allowed;
    }

    /// <summary>How many events are missing to send those leased in the company that they had when nobody knew whether they arrived.</summary>
    public int Missing(IReadOnlyList<LeasedEvent> leased) => _groups.Missing(leased);

    /// <summary>Groups what was leased into requests.</summary>
    public IReadOnlyList<BatchPart> Plan(IReadOnlyList<LeasedEvent> leased)
    {
        IReadOnlyList<BatchPart> together = _groups.Take(leased, out IReadOnlyList<LeasedEvent> rest);
        IReadOnlyList<LeasedEvent[]> planned = BatchPlanner.Plan(rest, _context.Settings.MaxBatchSize, _context.Settings.MaxBatchBytes);
        return [.. together, .. planned.Select(batch => new BatchPart(batch))];
    }

    public async Task RunAsync(BatchPart batch, AccessCredential credential, CancellationToken cancellationToken)
    {
        BatchResult result = await _delivery.DeliverAsync(batch, credential, cancellationToken).ConfigureAwait(false);
        await SettleAsync(result, cancellationToken).ConfigureAwait(false);
    }

    private async Task SettleAsync(BatchResult result, CancellationToken cancellationToken)
    {
        bool[] settled = await SettleAsync(result.Settlements, cancellationToken).ConfigureAwait(false);
        foreach (IGrouping<SettlementKind, OutboxEvent> end in result.Ended(settled).GroupBy(ended => ended.Settlement.Kind, ended => ended.Event.Event))
        {
            OutboxEvent[] ended = [.. end];
            if (end.Key is SettlementKind.Buried or SettlementKind.Withdrawn)
            {
                // Before anybody is told: a listener may publish it again.
                await _context.Deduplication.EndedUnsentAsync(ended).ConfigureAwait(false);
            }

            Count(end.Key, ended);
        }

        _context.Journal.Record(result.Ended(settled));
        if (result.NextDue is { } due)
        {
            Interlocked.Exchange(ref _nextDueTicks, due.UtcTicks);
        }

        _context.SpaceFreed.Set();
    }

    // What was answered must be settled even while the gateway stops, or it would be sent again.
    private async Task<bool[]> SettleAsync(ReadOnlyMemory<Settlement> settlements, CancellationToken cancellationToken)
    {
        var settled = new bool[settlements.Length];
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await _context.Outbox.SettleAsync(settlements, settled, CancellationToken.None).ConfigureAwait(false);
                return settled;
            }
            catch (Exception exception) when (attempt < SettleAttempts && !cancellationToken.IsCancellationRequested)
            {
                _context.Logger.SettleFailed(exception, _dataSource.Id);
                await Task.Delay(SettleAgain, _context.Clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Count(SettlementKind kind, OutboxEvent[] ended)
    {
        _page.Count(kind, ended.Length);
        if (kind == SettlementKind.Expired)
        {
            _context.Logger.EventsExpired(_dataSource.Id, ended.Length);
        }
        else if (kind == SettlementKind.Withdrawn)
        {
            _context.Logger.EventsWithdrawn(_dataSource.Id, ended.Length);
        }

        foreach (OutboxEvent one in ended)
        {
            Tally?.Count(one, kind);
            if (LossOf(kind) is { } loss)
            {
                _context.Losses.Report(one, loss);
            }
        }
    }

    private static LossKind? LossOf(SettlementKind kind) => kind switch
    {
        SettlementKind.Buried => LossKind.Buried,
        SettlementKind.Expired => LossKind.Expired,
        SettlementKind.Withdrawn => LossKind.Withdrawn,
        _ => null,
    };
}
