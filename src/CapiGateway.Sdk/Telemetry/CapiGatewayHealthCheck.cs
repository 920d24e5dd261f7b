using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CapiGateway.Sdk.Telemetry;

/// <summary>
/// Whether a gateway can do its work. Unhealthy when somebody has to mend something: a data source is paused (dead token) or failed its check,
/// the publishing loop does not go round while events wait, the outbox is 95 % full, the version of the Graph API has ended. Degraded when
/// somebody will have to: the outbox is 80 % full, the version ends within 90 days, the host's clock is off by more than a minute.
/// </summary>
/// <remarks>
/// Thread-safe. Its data holds one entry a data source, never a value of an event. For alerts and readiness, not for liveness: starting the
/// process again mends none of it.
/// </remarks>
/// <example>
/// <code>
/// builder.Services.AddHealthChecks().AddCheck&lt;CapiGatewayHealthCheck&gt;("capigateway");
/// </code>
/// For a gateway with a name:
/// <code>
/// builder.Services.AddHealthChecks().Add(CapiGatewayHealthCheck.For("shop"));
/// </code>
/// </example>
public sealed class CapiGatewayHealthCheck : IHealthCheck
{
    private readonly IHealthSource _source;

    internal CapiGatewayHealthCheck(IHealthSource source) => _source = source;

    /// <summary>The registration of the check of a gateway that has a name.</summary>
    /// <param name="gatewayName">The gateway's name, as given to <c>AddCapiGateway</c>.</param>
    /// <param name="failureStatus">What to report instead of unhealthy; default unhealthy.</param>
    /// <param name="tags">Tags of the check; default none.</param>
    /// <returns>The registration, named <c>capigateway:{name}</c>.</returns>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
    public static HealthCheckRegistration For(string gatewayName, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(gatewayName);
        return new HealthCheckRegistration(
            gatewayName.Length == 0 ? "capigateway" : $"capigateway:{gatewayName}",
            provider => provider.GetRequiredKeyedService<CapiGatewayHealthCheck>(gatewayName),
            failureStatus,
            tags);
    }

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        HealthAnswer answer = await _source.CheckAsync(cancellationToken).ConfigureAwait(false);
        if (answer.Faults.Count > 0)
        {
            string all = string.Join(' ', answer.Faults.Concat(answer.Warnings));
            return new HealthCheckResult(context.Registration?.FailureStatus ?? HealthStatus.Unhealthy, all, exception: null, answer.Data);
        }

        return answer.Warnings.Count > 0
            ? HealthCheckResult.Degraded(string.Join(' ', answer.Warnings), exception: null, answer.Data)
            : HealthCheckResult.Healthy("Events are taken and sent.", answer.Data);
    }
}
