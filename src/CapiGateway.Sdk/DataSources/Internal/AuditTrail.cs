using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>Hands changes to the host's audits. What one throws undoes nothing; it is counted and logged.</summary>
internal sealed class AuditTrail(
    IEnumerable<IAdministrationAudit> audits, TimeSpan timeout, TimeProvider clock, ILogger logger, Action<string, HookFailure> failed)
{
    private readonly IAdministrationAudit[] _audits = [.. audits];

    public async ValueTask RecordAsync(AdministrationRecord record, CancellationToken cancellationToken)
    {
        foreach (IAdministrationAudit audit in _audits)
        {
            HookFailure failure = await HookCall.TellAsync(
                (audit, record), static (state, token) => state.audit.RecordAsync(state.record, token), timeout, clock, cancellationToken).ConfigureAwait(false);
            if (failure != HookFailure.None)
            {
                failed(audit.GetType().Name, failure);
                logger.AuditFailed(failure.ToString(), record.Operation.ToString(), record.After.DataSource.Id);
            }
        }
    }
}
