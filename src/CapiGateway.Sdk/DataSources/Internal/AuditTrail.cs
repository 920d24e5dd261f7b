using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>Hands changes to the host's audits. What one throws undoes nothing; it is counted and logged.</summary>
internal sealed class AuditTrail(IEnumerable<IAdministrationAudit> audits, TimeSpan timeout, TimeProvider clock, ILogger logger)
{
    private readonly IAdministrationAudit[] _audits = [.. audits];
    private long _failures;

    public long Failures => Interlocked.Read(ref _failures);

    public async ValueTask RecordAsync(AdministrationRecord record, CancellationToken cancellationToken)
    {
        foreach (IAdministrationAudit audit in _audits)
        {
            (_, HookFailure failure) = await HookCall.AskAsync(
                (audit, record), static (state, token) => AskAsync(state.audit, state.record, token), timeout, clock, cancellationToken).ConfigureAwait(false);
            if (failure != HookFailure.None)
            {
                Interlocked.Increment(ref _failures);
                logger.AuditFailed(failure.ToString(), record.Operation.ToString(), record.After.DataSource.Id);
            }
        }
    }

    private static async ValueTask<bool> AskAsync(IAdministrationAudit audit, AdministrationRecord record, CancellationToken cancellationToken)
    {
        await audit.RecordAsync(record, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
