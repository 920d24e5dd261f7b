using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Delivers one batch and settles it: outbox first, then ledger, listeners and whoever waits for room.</summary>
internal sealed class BatchRunner
{
    private readonly PumpContext _context;
    private readonly DataSource _dataSource;
    private readonly SettlementDesk _desk;
    private readonly OutboxWithdrawal _withdrawal;
    private readonly BatchDelivery _delivery;
    private readonly ResendGroups _groups = new();
    private long _nextDueTicks = DateTimeOffset.MaxValue.UtcTicks;

    public BatchRunner(PumpContext context, DataSource dataSource)
    {
        _context = context;
        _dataSource = dataSource;
        _desk = new SettlementDesk(context, dataSource.Id);
        _withdrawal = new OutboxWithdrawal(context);
        State = new DeliveryState(context.Schedule, context.Clock);
        context.Telemetry.Vitals.Of(dataSource.Id).Follow(() => (State.Reason is { } reason ? TagText<PauseReason>.Of(reason) : null, State.PausedUntil - context.Clock.GetUtcNow()));
        _delivery = new BatchDelivery(
            dataSource,
            new AttemptPipeline(context.Endpoint, context.Settings.AttemptTimeout, context.Clock),
            State,
            _groups,
            new DeliveryLog(dataSource.Id, context.Statistics.Page(dataSource.Id), context.Telemetry.RequestsOf(dataSource.Id), context.Logger),
            context);
    }

    public DeliveryState State { get; }

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
        AccessCredential? credential = await _context.Credentials.GetAsync(_context.Switches.SettingsOf(_dataSource), cancellationToken).ConfigureAwait(false);
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

    /// <summary>Returns the events that consent and the list of fields still let go, and settles the others.</summary>
    public async Task<IReadOnlyList<LeasedEvent>> AskAgainAsync(
        IReadOnlyList<LeasedEvent> leased, LeaseTime lease, CancellationToken cancellationToken)
    {
        DataSource current = _context.Switches.SettingsOf(_dataSource);
        if (!_context.Consent.IsNeeded(current))
        {
            return leased;
        }

        var others = new BatchResult(leased.Count, _context.Clock, _context.Wall);
        bool HasTime() => _context.Clock.GetUtcNow() <= lease.AskUntil;
        IReadOnlyList<LeasedEvent> allowed = await _context.Consent.AskAsync(leased, current, others, HasTime, cancellationToken).ConfigureAwait(false);
        if (allowed.Count < leased.Count)
        {
            await SettleAsync(others, cancellationToken).ConfigureAwait(false);
        }

        return allowed;
    }

    /// <summary>How many events are missing to send those leased in the company that they had when nobody knew whether they arrived.</summary>
    public int Missing(IReadOnlyList<LeasedEvent> leased) => _groups.Missing(leased);

    /// <summary>Groups what was leased into requests, the one with the oldest event first.</summary>
    public IReadOnlyList<BatchPart> Plan(IReadOnlyList<LeasedEvent> leased, AccessCredential credential)
    {
        IReadOnlyList<BatchPart> together = _groups.Take(leased, out IReadOnlyList<LeasedEvent> rest);
        BodyCredential? inBody = _context.Endpoint.CredentialInBody(_context.Switches.SettingsOf(_dataSource), credential);
        IReadOnlyList<LeasedEvent[]> planned = BatchPlanner.Plan(rest, _context.Settings.MaxBatchSize, _context.Settings.MaxBatchBytes, inBody);
        BatchPart[] batches = [.. together, .. planned.Select(batch => new BatchPart(batch))];
        if (batches.Length > 1)
        {
            Dictionary<long, int> places = leased.Select((item, place) => (item.LeaseId, place)).ToDictionary(one => one.LeaseId, one => one.place);
            Array.Sort([.. batches.Select(batch => places[batch.Events.Span[0].LeaseId])], batches);
        }

        return batches;
    }

    /// <summary>Sends nothing: what waits either goes on waiting, or is withdrawn.</summary>
    public Task StandStillAsync(Standing standing, CancellationToken cancellationToken) => standing == Standing.Withdrawn
        ? _withdrawal.WithdrawAsync(new SwitchedOff(_dataSource.Id), cancellationToken)
        : Task.CompletedTask;

    public async Task RunAsync(BatchPart batch, AccessCredential credential, LeaseTime lease, CancellationToken cancellationToken)
    {
        BatchResult result = await _delivery.DeliverAsync(batch, credential, lease, cancellationToken).ConfigureAwait(false);
        await SettleAsync(result, cancellationToken).ConfigureAwait(false);
    }

    private async Task SettleAsync(BatchResult result, CancellationToken cancellationToken)
    {
        await _desk.SettleAsync(result, cancellationToken).ConfigureAwait(false);
        long due = (result.NextDue ?? DateTimeOffset.MaxValue).UtcTicks;
        long known = Interlocked.Read(ref _nextDueTicks);
        while (due < known && Interlocked.CompareExchange(ref _nextDueTicks, due, known) is var found && found != known)
        {
            known = found;
        }
    }
}
