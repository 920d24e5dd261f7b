using System.Diagnostics.CodeAnalysis;

namespace CapiGateway.Samples.Quickstart;

/// <summary>What the command line and the environment say. Without a dataset, the emulator stands in for Meta.</summary>
internal sealed class QuickstartArguments
{
    public const string Usage = """
        Usage: dotnet run --project samples/Quickstart [-- --dataset ID --token TOKEN [--test-event-code CODE]]

        Without arguments, the orders go to an emulator of Meta's Conversions API inside this process.

          --dataset ID            send to this dataset (pixel) at Meta instead; or CAPI_DATASET
          --token TOKEN           its access token; or, out of sight of other users, CAPI_TOKEN
          --test-event-code CODE  show the events in the Test Events view; or CAPI_TEST_EVENT_CODE
        """;

    public string? DatasetId { get; private set; }

    public string? Token { get; private set; }

    public string? TestEventCode { get; private set; }

    /// <summary>Another address than Meta's, such as a relay's; not in the usage.</summary>
    public Uri? BaseAddress { get; private set; }

    public static bool TryParse(
        string[] args,
        Func<string, string?> environment,
        [NotNullWhen(true)] out QuickstartArguments? arguments,
        [NotNullWhen(false)] out string? fault)
    {
        arguments = new QuickstartArguments
        {
            DatasetId = NullIfBlank(environment("CAPI_DATASET")),
            Token = NullIfBlank(environment("CAPI_TOKEN")),
            TestEventCode = NullIfBlank(environment("CAPI_TEST_EVENT_CODE")),
        };
        for (int index = 0; index < args.Length; index += 2)
        {
            string? value = index + 1 < args.Length ? NullIfBlank(args[index + 1]) : null;
            fault = arguments.Set(args[index], value);
            if (fault is not null)
            {
                return false;
            }
        }

        fault = arguments.Fault();
        return fault is null;
    }

    private string? Set(string name, string? value)
    {
        if (name is not ("--dataset" or "--token" or "--test-event-code" or "--base-address"))
        {
            return $"There is no argument '{name}'.";
        }

        switch (name)
        {
            case "--dataset":
                DatasetId = value;
                break;
            case "--token":
                Token = value;
                break;
            case "--test-event-code":
                TestEventCode = value;
                break;
            default:
                BaseAddress = Uri.TryCreate(value, UriKind.Absolute, out Uri? address) ? address : null;
                return BaseAddress is null ? "--base-address needs an absolute address." : null;
        }

        return value is null ? $"{name} needs a value." : null;
    }

    private string? Fault() => this switch
    {
        { DatasetId: null, Token: not null } => "There is a token but no dataset to send to.",
        { DatasetId: not null, Token: null } => "There is a dataset but no token for it.",
        { DatasetId: null, BaseAddress: not null } => "--base-address needs a dataset and a token.",
        { DatasetId: null, TestEventCode: not null } => "A test event code needs a dataset and a token.",
        _ => null,
    };

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
