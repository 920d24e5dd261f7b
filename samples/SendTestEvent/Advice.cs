using CapiGateway.Sdk;

namespace SendTestEvent;

/// <summary>What Meta answered, in words, and what to do about it.</summary>
internal sealed record Advice(bool IsGood, string Answer, string WhatToDo)
{
    public static Advice On(SendResult result) => result.Outcome switch
    {
        SendOutcome.Delivered => new(
            true,
            $"Meta took the event (trace {result.FbTraceId ?? "none"}).",
            "Look into Events Manager: Test events at once when a code was given, Overview within about 20 minutes. "
            + "An event that matches nobody may not show; pass an address that Meta knows with --email."),
        SendOutcome.NotSent => new(
            false,
            $"The event was not sent: {result.Publish}.",
            string.Join(Environment.NewLine, result.Diagnostics.Select(diagnostic => $"{diagnostic} See {diagnostic.Rule.HelpUrl}"))),
        _ => new(false, $"Meta did not take the event: {Words(result)}", WhatToDoAbout(result)),
    };

    private static string Words(SendResult result)
    {
        string code = result.ErrorCode is { } number ? $" (code {number}{(result.ErrorSubcode is { } sub ? $", subcode {sub}" : "")})" : "";
        return $"{result.ErrorMessage?.TrimEnd('.', ' ') ?? "no reason given"}{code}, trace {result.FbTraceId ?? "none"}.";
    }

    private static string WhatToDoAbout(SendResult result) => (result.ErrorCode, result.ErrorSubcode) switch
    {
        (190, 463) => "The token has expired. Generate a new one in Events Manager and replace it where your secrets are kept.",
        (190, _) or (102, _) => "The token is not valid. Copy it again in one piece, or generate a new one in Events Manager.",
        (104, _) => "The app demands appsecret_proof, or the proof does not fit. Give the app secret of the token's app, or none.",
        (100, 33) or (803, _) =>
            "Id and token do not belong together: the id is wrong, or the token has no rights on it. "
            + "Generate the token at this very dataset.",
        (3 or 10 or (>= 200 and <= 299), _) =>
            "The token may not do this. Assign the dataset to the system user, or generate the token in Events Manager.",
        (2635, _) => "The version of the Graph API has ended. Update the package, or raise CapiGatewayOptions.GraphApiVersion.",
        (2500, _) => "Meta did not understand the address. Check --address.",
        (4 or 17 or 32 or 613 or (>= 80000 and <= 80014), _) => "Too many calls. Wait some minutes; calling on makes the block longer.",
        (100, 2804003 or 2804004) => "The event was made this second, so the clock of this machine is wrong. Set it, best by NTP.",
        (100, 2804117 or 2804118 or (>= 2804131 and <= 2804133)) =>
            "The dataset is one of messaging and is not linked to what it needs. Take the dataset of the website, or link it.",
        (100, _) =>
            "Meta did not like the event itself. The id and the token are good. Search for the subcode; Meta's support takes the trace.",
        (368, _) => "Meta has blocked this business or app for a time, for its policies. Look into Business Support Home, then wait.",
        (1 or 2 or 341 or 5000 or 21009, _) => "Meta has a passing problem. Try again in some minutes.",
        (null, _) when result.FbTraceId is not null =>
            "Meta answered, but does not say that it took the event. Try again; with the trace, Meta's support can look it up.",
        (null, _) => "Nothing that speaks for Meta answered. Check the network, the proxy and the address.",
        _ => "Look the code up in Meta's documentation: Marketing API error codes.",
    };
}
