namespace SendTestEvent;

/// <summary>What the command line says. The token may come from the environment, where no history of commands keeps it.</summary>
internal sealed record Settings(string DatasetId, string AccessToken, string? TestEventCode, Uri? Address, bool UseEmulator)
{
    public const string TokenVariable = "META_ACCESS_TOKEN";

    public const string Usage = """

        SendTestEvent <dataset id> [<access token>] [--code TEST12345] [--address <url>] [--emulator]

          <dataset id>    Events Manager > Data sources > your dataset > Settings: the number under its name
          <access token>  the same page, Conversions API > Generate access token; or the variable META_ACCESS_TOKEN
          --code          Events Manager > Test events: shows the event there; it is a real event all the same
          --address       another address than https://graph.facebook.com
          --emulator      send to an emulator inside this program, to see what it looks like
        """;

    public static Settings? Read(string[] args, Func<string, string?> environment, out IReadOnlyList<string> faults)
    {
        var found = new List<string>();
        var plain = new List<string>();
        string? code = null;
        Uri? address = null;
        bool emulator = false;
        for (int index = 0; index < args.Length; index++)
        {
            string? next = index + 1 < args.Length ? args[index + 1] : null;
            switch (args[index])
            {
                case "--emulator":
                    emulator = true;
                    break;
                case "--code":
                    code = next;
                    index++;
                    break;
                case "--address":
                    if (!Uri.TryCreate(next, UriKind.Absolute, out address))
                    {
                        found.Add("--address needs an absolute address such as http://localhost:5000.");
                    }

                    index++;
                    break;
                default:
                    plain.Add(args[index].Trim());
                    break;
            }
        }

        string id = plain.Count > 0 ? plain[0] : string.Empty;
        string token = (plain.Count > 1 ? plain[1] : environment(TokenVariable))?.Trim() ?? (emulator ? "emulator-token" : string.Empty);
        CheckId(id, found);
        CheckToken(token, found);
        faults = found;
        return found.Count == 0 ? new Settings(id, token, code, address, emulator) : null;
    }

    private static void CheckId(string id, List<string> faults)
    {
        if (id.Length == 0)
        {
            faults.Add("There is no dataset id.");
        }
        else if (id.StartsWith("act_", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add("This is the id of an ad account. The dataset (pixel) has an id of its own, digits only.");
        }
        else if (id.Any(character => !char.IsAsciiDigit(character)))
        {
            faults.Add("A dataset id has digits only. Copy it from Events Manager, not the name of the dataset.");
        }
    }

    private static void CheckToken(string token, List<string> faults)
    {
        if (token.Length == 0)
        {
            faults.Add($"There is no access token, neither as an argument nor in {TokenVariable}.");
        }
        else if (token.Any(char.IsWhiteSpace) || token.Any(character => character > '~'))
        {
            faults.Add("The access token holds characters that no token has. Copy it again, in one piece and without quotation marks.");
        }
        else if (token.Contains('|', StringComparison.Ordinal))
        {
            faults.Add("This is an app token (id|secret). Generate an access token for the dataset in Events Manager.");
        }
    }
}
