using System.Text.Json;
using CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>Reads a request as Meta does: address, version, token, rights, body, then the events, all or none of them.</summary>
internal sealed class ConversionsApi(EmulatorOptions options)
{
    private readonly Access _access = new(options);

    public Verdict Judge(string method, Route route, RequestParts parts, int bodyLength, DateTimeOffset now)
    {
        var objection = CheckAddress(route, now);
        if (objection is not null)
        {
            return Verdict.Refuse(objection);
        }

        if (bodyLength > options.MaxRequestBytes)
        {
            return Verdict.Refuse(new(413, "The body is too large"));
        }

        objection = _access.Check(route, parts, now);
        if (objection is not null)
        {
            return Verdict.Refuse(objection, objection.Code == 190 ? (int)options.InvalidTokenStatus : null);
        }

        return method switch
        {
            "GET" => Read(route, parts),
            "POST" when route.Kind is RouteKind.Events or RouteKind.HostedGatewayEvents => JudgeEvents(route, parts, now),
            _ => Verdict.Refuse(new(100, "The object does not support this method", 33)),
        };
    }

    private static void WriteNoQuality(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("web"u8);
        writer.WriteEndArray();
    }

    private Objection? CheckAddress(Route route, DateTimeOffset now)
    {
        if (route.Kind == RouteKind.Unknown)
        {
            return new(2500, "The path leads nowhere");
        }

        if (route.Version is not { } version)
        {
            return null;
        }

        if (options.Versions.TryGetValue(version, out var end))
        {
            return end <= now ? new(2635, "The version has ended") : null;
        }

        Route.TryReadVersion(version, out var number);
        var isOlderThanAll = options.Versions.Keys.All(known => Route.TryReadVersion(known, out var other) && number < other);
        return isOlderThanAll ? new(2635, "The version has ended") : new(2500, "There is no such version");
    }

    private Verdict Read(Route route, RequestParts parts)
    {
        if (!options.TokensMayRead || route.Kind is RouteKind.Events or RouteKind.HostedGatewayEvents)
        {
            return Verdict.Refuse(new(100, "The access token has no right to read this object", 33));
        }

        if (route.Kind == RouteKind.DatasetNode)
        {
            var isConsolidated = _access.FindDataset(route.DatasetId)?.Kind is null or DatasetKind.Any or DatasetKind.App;
            return new()
            {
                Node = writer =>
                {
                    writer.WriteString("id"u8, route.DatasetId);
                    writer.WriteBoolean("is_consolidated_container"u8, isConsolidated);
                },
            };
        }

        var id = parts.Query.GetValueOrDefault("dataset_id");
        return id is null || (options.Datasets.Count > 0 && _access.FindDataset(id) is null)
            ? Verdict.Refuse(new(2044055, "The dataset does not exist"))
            : new() { Node = WriteNoQuality };
    }

    private Verdict JudgeEvents(Route route, RequestParts parts, DateTimeOffset now)
    {
        if (parts.BodyProblem is { } problem)
        {
            return Verdict.Refuse(new(100, problem));
        }

        var warnings = new List<Objection>();
        if (BatchRules.Check(parts, warnings) is { } objection)
        {
            return Verdict.Refuse(objection);
        }

        var rejected = new List<RejectedPart>();
        var events = new List<AcceptedEventFacts>();
        var dataset = _access.FindDataset(route.DatasetId);
        foreach (var element in parts.Data.EnumerateArray())
        {
            var reading = new EventReading(element, events.Count + rejected.Count, dataset, options, now);
            EventRules.Check(reading);
            warnings.AddRange(reading.Warnings);
            if (reading.Objections.Count > 0)
            {
                rejected.Add(new(reading.Index, reading.Name, reading.Id, reading.Objections));
            }
            else
            {
                events.Add(AcceptedEventReader.Read(reading, route.DatasetId!));
            }
        }

        return new()
        {
            Rejections = rejected,
            Warnings = warnings,
            Events = events,
            Status = rejected.Count == 0 && route.Kind == RouteKind.HostedGatewayEvents ? 202 : null,
        };
    }
}
