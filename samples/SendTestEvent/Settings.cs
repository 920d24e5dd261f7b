namespace SendTestEvent;

/// <summary>What the command line says. The token may come from the environment, where no history of commands keeps it.</summary>
internal sealed record Settings(string DatasetId, string AccessToken)
{
    public const string TokenVariable = "META_ACCESS_TOKEN";

    public const string Usage = """

        SendTestEvent <dataset id> [<access token>] [--code TEST12345] [--email you@example.com] [--address <url>] [--emulator]

          <dataset id>    Events Manager > Data sources > your dataset > Settings: the number under its name
          <access token>  the same page, Conversions API > Generate access token; or the variable META_ACCESS_TOKEN
          --code          Events Manager > Test events: shows the event there; it is a real event all the same
          --email         your own address at Meta, so that the event matches somebody; only its hash is sent
          --address       another address than https://graph.facebook.com
          --emulator      send to an emulator inside this program, to see what it looks like
        """;

    public string? TestEventCode { get; private init; }

    public string Email { get; private init; } = "test@example.com";

    public Uri? Address { get; private init; }

    public bool UseEmulator { get; private init; }

    public static Settings? Read(string[] args, Func<string, string?> environment, out IReadOnlyList<string> faults)
    {
        var found = new List<string>();
        var plain = new List<string>();
        var read = new Settings(string.Empty, string.Empty);
        for (int index = 0; index < args.Length; index++)
        {
            string word = args[index].Trim();
            if (word == "--emulator")
            {
                read = read with { UseEmulator = true };
            }
            else if (word.StartsWith("--", StringComparison.Ordinal))
            {
                read = read.With(word, index + 1 < args.Length ? args[++index].Trim() : string.Empty, found);
            }
            else
            {
                plain.Add(word);
            }
        }

        if (plain.Count > 2)
        {
            found.Add("There are more than an id and a token. Put a value that holds spaces into quotation marks.");
        }

        string id = plain.Count > 0 ? plain[0] : string.Empty;
        string token = (plain.Count > 1 ? plain[1] : environment(TokenVariable)?.Trim()) ?? string.Empty;
        read = read with { DatasetId = id, AccessToken = token.Length == 0 && read.UseEmulator ? "emulator-token" : token };
        CheckId(read.DatasetId, found);
        CheckToken(read.AccessToken, found);
        faults = found;
        return found.Count == 0 ? read : null;
    }

    /// <summary>The id only.</summary>
    public override string ToString() => DatasetId;

    private Settings With(string option, string value, List<string> faults)
    {
        switch (option)
        {
            case "--code" when value.Length > 0:
                return this with { TestEventCode = value };
            case "--email" when value.Contains('@', StringComparison.Ordinal):
                return this with { Email = value };
            case "--address" when Uri.TryCreate(value, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https":
                return this with { Address = address };
            case "--code":
                faults.Add("--code needs the code that the Test events page shows, such as TEST12345.");
                return this;
            case "--email":
                faults.Add("--email needs an e-mail address.");
                return this;
            case "--address":
                faults.Add("--address needs an absolute address such as http://localhost:5000.");
                return this;
            default:
                faults.Add($"There is no option {option}.");
                return this;
        }
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
