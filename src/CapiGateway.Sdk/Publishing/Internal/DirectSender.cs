using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Sends events now, past the outbox, and tells what happened to each. They go the same way through consent, filters and deduplication, and
/// are counted in the same ledger.
/// </summary>
internal sealed class DirectSender(
    EventDecider decider,
    DataSourceWatch watch,
    IntakeGate gate,
    SwitchBoard switches,
    EventsEndpoint endpoint,
    CredentialSource credentials,
    DeduplicationDoor deduplication,
    ProcessingJournal journal,
    DirectLedger ledger,
    FieldRecheck recheck,
    CapiGatewayOptions options,
    TimeProvider clock)
{
    public async Task<SendReport> SendAsync(IReadOnlyList<ConversionEvent> conversions, string dataSourceId, CancellationToken cancellationToken)
    {
        await watch.ReadyAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        var results = new SendResult[conversions.Count];
        var decisions = new EventDecision[conversions.Count];
        var reservations = new DirectReservations(deduplication);
        try
        {
            (DataSource? dataSource, List<LeasedEvent> toSend) =
                await DecideAsync(conversions, dataSourceId, decisions, results, reservations, cancellationToken).ConfigureAwait(false);
            return dataSource is null
                ? new SendReport(results, 0)
                : await DeliverAsync(dataSource, toSend, results, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await reservations.SettleAsync(results).ConfigureAwait(false);

            // Cancelled, it may have come no further than here.
            for (int index = 0; index < results.Length && results[index] is { } result; index++)
            {
                ledger.Count(conversions[index], decisions[index], result);
            }
        }
    }

    private async ValueTask<(DataSource? DataSource, List<LeasedEvent> ToSend)> DecideAsync(
        IReadOnlyList<ConversionEvent> conversions,
        string dataSourceId,
        EventDecision[] decisions,
        SendResult[] results,
        DirectReservations reservations,
        CancellationToken cancellationToken)
    {
        var toSend = new List<LeasedEvent>();
        DataSource? dataSource = null;
        for (int index = 0; index < results.Length; index++)
        {
            EventDecision decision = await decider.DecideAsync(conversions[index], dataSourceId, cancellationToken).ConfigureAwait(false);
            decisions[index] = decision;
            TargetDecision target = decision.First;
            PublishOutcome outcome = target.Outcome;
            if (outcome == PublishOutcome.Accepted && gate.Closed.IsCompleted)
            {
                outcome = PublishOutcome.Refused;
            }
            else if (outcome == PublishOutcome.Accepted
                && (await reservations.ReserveAsync(index, conversions[index], target.DataSource!, cancellationToken).ConfigureAwait(false)).IsTaken)
            {
                outcome = PublishOutcome.Duplicate;
            }

            results[index] = new SendResult
            {
                EventId = conversions[index].EventId,
                Outcome = SendOutcome.NotSent,
                Publish = outcome,
                Detail = target.Detail,
                Diagnostics = decision.Diagnostics,
            };
            await journal.WriteAsync(conversions[index], target, outcome).ConfigureAwait(false);
            if (outcome == PublishOutcome.Accepted)
            {
                dataSource = target.DataSource;
                toSend.Add(new LeasedEvent(index, target.ToOutboxEvent(clock.GetUtcNow()), 0));
            }
        }

        return (dataSource, toSend);
    }

    private async Task<SendReport> DeliverAsync(
        DataSource dataSource, List<LeasedEvent> toSend, SendResult[] results, CancellationToken cancellationToken)
    {
        if (await credentials.GetAsync(dataSource, cancellationToken).ConfigureAwait(false) is not { } credential)
        {
            foreach (LeasedEvent item in toSend)
            {
                results[item.LeaseId] = results[item.LeaseId] with
                {
                    Outcome = SendOutcome.Failed,
                    ErrorMessage = "There is no access token for this data source.",
                };
            }

            return new SendReport(results, 0);
        }

        var run = new DirectRun(endpoint, switches, recheck, ledger, dataSource, credential, options, clock, results);
        BodyCredential? inBody = endpoint.CredentialInBody(dataSource, credential);
        foreach (LeasedEvent[] batch in BatchPlanner.Plan(toSend, options.MaxBatchSize, options.MaxBatchBytes, inBody))
        {
            await run.DeliverAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        return new SendReport(results, run.Requests);
    }
}
