using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace CapiGateway.Sdk.Tests.DataSources;

/// <summary>
/// Stands in for Meta where a million events come: takes everything, remembers in one bit an event what came, and knows what must not come.
/// Event ids are numbers below a bound.
/// </summary>
internal sealed class CountingMeta(int mostIds) : HttpMessageHandler
{
    // What a confirmation posts; an answer that it is too old says that id and token are good.
    private const string Check = "CapiGatewayCheck";
    private const string TooOld =
        """{"error":{"message":"Invalid parameter","type":"OAuthException","code":100,"error_subcode":2804003,"fbtrace_id":"A"}}""";

    private readonly ConcurrentDictionary<string, Target> _targets = new(StringComparer.Ordinal);

    public Target Of(string dataSourceId) => _targets.GetOrAdd(dataSourceId, _ => new Target(mostIds));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Target target = Of(request.RequestUri!.Segments[^2].TrimEnd('/'));
        byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        List<(string Name, string Id)> events = Read(body);
        if (events[0].Name == Check)
        {
            return Answer(HttpStatusCode.BadRequest, TooOld);
        }

        target.Judge(events);
        target.Take(events);
        await Task.Yield();

        // A switch returns only after the requests in flight, so it cannot have been turned while this one was.
        target.Judge(events);
        return Answer(HttpStatusCode.OK, $$"""{"events_received":{{events.Count}},"messages":[],"fbtrace_id":"A"}""");
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json, encoding: null, "application/json") };

    private static List<(string Name, string Id)> Read(byte[] body)
    {
        List<(string Name, string Id)> events = [];
        string name = string.Empty;
        string id = string.Empty;
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 2)
            {
                events.Add((name, id));
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 3)
            {
                bool isName = reader.ValueTextEquals("event_name"u8);
                bool isId = reader.ValueTextEquals("event_id"u8);
                reader.Read();
                name = isName ? reader.GetString()! : name;
                id = isId ? reader.GetString()! : id;
            }
        }

        return events;
    }

    /// <summary>What came for one data source. Thread-safe.</summary>
    internal sealed class Target(int mostIds)
    {
        private const string Everything = "*";

        private readonly int[] _taken = new int[(mostIds / 32) + 1];
        private readonly ConcurrentDictionary<string, bool> _shut = new(StringComparer.Ordinal);
        private int _distinct;
        private int _twice;
        private int _late;

        /// <summary>Events that came, each counted once.</summary>
        public int Distinct => Volatile.Read(ref _distinct);

        /// <summary>Events that had come before.</summary>
        public int Twice => Volatile.Read(ref _twice);

        /// <summary>Events that came when they must not.</summary>
        public int Late => Volatile.Read(ref _late);

        /// <summary>From now on nothing may come, of one name or at all.</summary>
        public void Shut(string? name = null) => _shut[name ?? Everything] = true;

        public void Open(string? name = null) => _shut.TryRemove(name ?? Everything, out _);

        public void Judge(List<(string Name, string Id)> events)
        {
            if (!_shut.IsEmpty)
            {
                Interlocked.Add(ref _late, events.Count(one => _shut.ContainsKey(Everything) || _shut.ContainsKey(one.Name)));
            }
        }

        public void Take(List<(string Name, string Id)> events)
        {
            foreach ((_, string id) in events)
            {
                int number = int.Parse(id, System.Globalization.CultureInfo.InvariantCulture);
                int bit = 1 << (number % 32);
                bool isNew = (Interlocked.Or(ref _taken[number / 32], bit) & bit) == 0;
                Interlocked.Increment(ref isNew ? ref _distinct : ref _twice);
            }
        }
    }
}
