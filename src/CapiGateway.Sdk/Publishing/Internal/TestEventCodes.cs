using System.Collections.Concurrent;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>The test event codes that are in force; an expired one is told once and not sent any more. Thread-safe.</summary>
internal sealed class TestEventCodes(TimeProvider clock, ILogger logger)
{
    private readonly ConcurrentDictionary<(string Id, string Code), bool> _told = new();

    /// <summary>Warns of a code that somebody may have forgotten.</summary>
    public void Warn(DataSource source)
    {
        if (source is { TestEventCode: not null, TestEventCodeExpiresAt: null })
        {
            logger.TestEventCodeInUse(source.Id);
        }

        InForce(source);
    }

    /// <summary>The code of a data source, or <see langword="null"/> when it has none or it has expired.</summary>
    public string? InForce(DataSource source)
    {
        if (source.TestEventCodeExpiresAt is null)
        {
            return source.TestEventCode;
        }

        string? code = source.TestEventCodeAt(clock.GetUtcNow());
        if (code is null && source.TestEventCode is { } expired && _told.TryAdd((source.Id, expired), true))
        {
            logger.TestEventCodeExpired(source.Id, source.TestEventCodeExpiresAt!.Value);
        }

        return code;
    }

    /// <summary>What travels beside an event that waited, without a code that expired meanwhile.</summary>
    public RequestFields InForce(DataSource source, RequestFields stored) =>
        stored.TestEventCode is { } code && code == source.TestEventCode && InForce(source) is null ? stored with { TestEventCode = null } : stored;
}
