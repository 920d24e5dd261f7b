using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Delivers one batch and settles it: outbox first, then ledger, listeners and whoever waits for room.</summary>
internal sealed class BatchRunner
{
    private readonly PumpContext _context;
    private readonly DataSource _dataSource;
    private readonly LedgerPage _page;
    private readonly BatchDelivery _delivery;
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
            new DeliveryLog(dataSource.Id, _page, context.Logger),
            context.Settings,
            context.Clock);
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
            _context.Logger.DataSourcePaused(_dataSource.Id, State.PausedUntil, "there is no access token", null, null, null);
        }

        return null;
    }

    public async Task RunAsync(LeasedEvent[] batch, AccessCredential credential, CancellationToken cancellationToken)
    {
        BatchResult result = await _delivery.DeliverAsync(batch, credential, cancellationToken).ConfigureAwait(false);

        // What was answered must be settled even while the gateway stops, or it would be sent again.
        ReadOnlyMemory<Settlement> settlements = result.Settlements;
        var settled = new bool[settlements.Length];
        await _context.Outbox.SettleAsync(settlements, settled, CancellationToken.None).ConfigureAwait(false);
        foreach (IGrouping<SettlementKind, OutboxEvent> end in result.Ended(settled).GroupBy(ended => ended.Settlement.Kind, ended => ended.Event.Event))
        {
            Count(end.Key, [.. end]);
        }

        if (result.NextDue is { } due)
        {
            Interlocked.Exchange(ref _nextDueTicks, due.UtcTicks);
        }

        _context.SpaceFreed.Set();
    }

    private void Count(SettlementKind kind, OutboxEvent[] ended)
    {
        _page.Count(kind, ended.Length);
        if (kind == SettlementKind.Expired)
        {
            _context.Logger.EventsExpired(_dataSource.Id, ended.Length);
        }

        foreach (OutboxEvent one in ended)
        {
            Tally?.Count(one, kind);
            if (kind is SettlementKind.Buried or SettlementKind.Expired)
            {
                _context.Losses.Report(one, kind == SettlementKind.Buried ? LossKind.Buried : LossKind.Expired);
            }
        }
    }
}
