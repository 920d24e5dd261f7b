using System.Text.Json;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>Reads the error envelope out of whatever stands under <c>error</c>.</summary>
internal static class GraphErrorReader
{
    private const int MaxPaths = 64;
    private const int MaxPathLength = 16;

    /// <summary>
    /// <see langword="null"/> when this is no envelope of the Graph API: a text, as many proxies send, or an object that says neither a
    /// code nor that it is transient.
    /// </summary>
    public static GraphError? Read(JsonElement? error, Redactor redactor)
    {
        if (error is not { ValueKind: JsonValueKind.Object } envelope)
        {
            return null;
        }

        var code = envelope.Member("code").Integer();
        var isTransient = envelope.Member("is_transient").Flag() ?? false;
        if (code is null && !isTransient)
        {
            return null;
        }

        var message = envelope.Member("message").Text();
        var userMessage = envelope.Member("error_user_msg").Text();
        var paths = Paths(envelope);
        return new GraphError
        {
            Code = code,
            Subcode = envelope.Member("error_subcode").Integer(),
            Type = redactor.Redact(envelope.Member("type").Text()),
            Message = redactor.Redact(message),
            UserTitle = redactor.Redact(envelope.Member("error_user_title").Text()),
            UserMessage = redactor.Redact(userMessage),
            IsTransient = isTransient,
            FbTraceId = TraceId.Of(envelope.Member("fbtrace_id"), redactor),
            BlameFieldSpecs = [.. paths.Select(path => path.Select(name => redactor.Redact(name)!).ToArray())],
            BlamedEventIndex = BlamedEvent.In(paths) ?? BlamedEvent.In(userMessage) ?? BlamedEvent.In(message),
        };
    }

    private static List<string[]> Paths(JsonElement envelope)
    {
        var data = envelope.Member("error_data");
        if (data is not { ValueKind: JsonValueKind.String })
        {
            return PathsUnder(data);
        }

        using var nested = TolerantJson.Parse(data.Text() ?? "");
        return PathsUnder(nested?.RootElement);
    }

    private static List<string[]> PathsUnder(JsonElement? data)
    {
        var specs = data?.Member("blame_field_specs");
        if (specs is { ValueKind: JsonValueKind.String })
        {
            using var nested = TolerantJson.Parse(specs.Text() ?? "");
            return PathsIn(nested?.RootElement);
        }

        return PathsIn(specs);
    }

    private static List<string[]> PathsIn(JsonElement? specs)
    {
        var paths = new List<string[]>();
        if (specs is not { ValueKind: JsonValueKind.Array } list)
        {
            return paths;
        }

        // One path, not wrapped in a list of paths, is a list of names.
        var isListOfPaths = list.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Array);
        foreach (var item in isListOfPaths ? list.EnumerateArray().Take(MaxPaths) : [list])
        {
            var path = Path(item);
            if (path.Length > 0)
            {
                paths.Add(path);
            }
        }

        return paths;
    }

    private static string[] Path(JsonElement names) => names.ValueKind == JsonValueKind.Array
        ? [.. names.EnumerateArray().Take(MaxPathLength).Select(name => ((JsonElement?)name).Text()).OfType<string>()]
        : [];
}
