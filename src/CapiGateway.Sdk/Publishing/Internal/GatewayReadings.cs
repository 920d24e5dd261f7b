using System.Diagnostics;
using System.Diagnostics.Metrics;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What the meter reads from this gateway: the counters, the outbox, and how delivery is doing.</summary>
internal sealed class GatewayReadings(
    string name, string graphApiVersion, ActivityBook book, GatewayVitals vitals, OutboxProbe outbox, TimeProvider clock) : IGatewayReadings
{
    public IEnumerable<Measurement<long>> Received() => Counted(static outcome => outcome <= EventOutcome.Refused, withOutcome: true, withReason: true);

    public IEnumerable<Measurement<long>> Accepted() => Counted(static outcome => outcome == EventOutcome.Accepted, withOutcome: false, withReason: false);

    public IEnumerable<Measurement<long>> Finished() => Counted(static outcome => outcome > EventOutcome.Refused, withOutcome: true, withReason: true);

    public IEnumerable<Measurement<long>> DeduplicationHits() =>
        Counted(static outcome => outcome == EventOutcome.Duplicate, withOutcome: false, withReason: false);

    public IEnumerable<Measurement<long>> OutboxDepth() =>
        outbox.Read().Backlogs.Select(backlog => new Measurement<long>(backlog.Events, Tags(backlog.DataSourceId)));

    public IEnumerable<Measurement<double>> OldestAge()
    {
        DateTimeOffset now = clock.GetUtcNow();
        return outbox.Read().Backlogs.Select(backlog =>
            new Measurement<double>(Seconds(now - (backlog.OldestAcceptedAt ?? now)), Tags(backlog.DataSourceId)));
    }

    public IEnumerable<Measurement<long>> Paused()
    {
        foreach ((string dataSourceId, DataSourceVitals source) in vitals.Sources)
        {
            (string? reason, _) = source.PauseState;
            TagList tags = Tags(dataSourceId);
            if (reason is not null)
            {
                tags.Add(TelemetryTags.Reason, reason);
            }

            yield return new Measurement<long>(reason is null ? 0 : 1, tags);
        }
    }

    public IEnumerable<Measurement<double>> StillWaiting() =>
        vitals.Sources.Select(source => new Measurement<double>(Seconds(source.Value.PauseState.Wait), Tags(source.Key)));

    public IEnumerable<Measurement<double>> SinceProgress()
    {
        foreach ((string dataSourceId, DataSourceVitals source) in vitals.Sources)
        {
            if (source.SinceProgress is { } since)
            {
                yield return new Measurement<double>(Seconds(since), Tags(dataSourceId));
            }
        }
    }

    public IEnumerable<Measurement<long>> FailedHooks() => vitals.FailedHooks.Select(pair =>
    {
        TagList tags = Tags();
        tags.Add(TelemetryTags.Hook, pair.Key.Hook);
        tags.Add(TelemetryTags.Reason, TagText<HookFailure>.Of(pair.Key.Failure));
        return new Measurement<long>(pair.Value, tags);
    });

    public IEnumerable<Measurement<double>> HowFarAhead() =>
        vitals.Ahead is { } ahead ? [new Measurement<double>(ahead.TotalSeconds, Tags())] : [];

    public IEnumerable<Measurement<long>> VersionDaysLeft()
    {
        if (GraphApiVersions.DaysUntilEnd(graphApiVersion, clock.GetUtcNow()) is { } days)
        {
            TagList tags = Tags();
            tags.Add(TelemetryTags.Version, graphApiVersion);
            yield return new Measurement<long>(days, tags);
        }
    }

    private static double Seconds(TimeSpan time) => Math.Max(time.TotalSeconds, 0);

    private IEnumerable<Measurement<long>> Counted(Func<EventOutcome, bool> isAsked, bool withOutcome, bool withReason)
    {
        foreach ((string dataSourceId, SourceTallies source) in book.Sources)
        {
            foreach (NamedTallies named in source.Names)
            {
                foreach ((EventOutcome outcome, string? reason, Tally tally) in named.Parts().Where(part => isAsked(part.Outcome)))
                {
                    TagList tags = Tags(dataSourceId);
                    tags.Add(TelemetryTags.EventName, named.EventName);
                    if (withOutcome)
                    {
                        tags.Add(TelemetryTags.Outcome, TagText<EventOutcome>.Of(outcome));
                    }

                    if (withReason && reason is not null)
                    {
                        tags.Add(TelemetryTags.Reason, reason);
                    }

                    yield return new Measurement<long>(tally.Total, tags);
                }
            }
        }
    }

    private TagList Tags(string dataSourceId)
    {
        TagList tags = Tags();
        tags.Add(TelemetryTags.Source, dataSourceId);
        return tags;
    }

    private TagList Tags()
    {
        TagList tags = default;
        if (name.Length > 0)
        {
            tags.Add(TelemetryTags.Gateway, name);
        }

        return tags;
    }
}
