using System.Globalization;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using Microsoft.Extensions.Configuration;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>Reads one data source from a section of configuration. What cannot be used is named as a fault, never thrown.</summary>
internal sealed class DataSourceSection
{
    private readonly List<string> _faults = [];
    private readonly IConfigurationSection _section;

    private DataSourceSection(IConfigurationSection section) => _section = section;

    public static DataSourceSeed Read(IConfigurationSection section) => new DataSourceSection(section).Read();

    private DataSourceSeed Read()
    {
        var source = new DataSource
        {
            Id = Text("Id") ?? string.Empty,
            Account = Text("Account") ?? DataSource.DefaultAccount,
            TestEventCode = Text("TestEventCode"),
            TestEventCodeExpiresAt = Time("TestEventCodeExpiresAt"),
            DisplayName = Text("DisplayName")!,
            CredentialName = Text("CredentialName")!,
            Destination = Destination(),
            AllowedDomains = Names("AllowedDomains") ?? [],
            BlockedDomains = Names("BlockedDomains") ?? [],
            Fields = new FieldAllowList
            {
                UserData = Names("Fields:UserData"),
                CustomData = Names("Fields:CustomData"),
                Urls = Name("Fields:Urls", UrlForm.Whole),
                QueryKeys = Names("Fields:QueryKeys") ?? [],
            },
        };
        return new DataSourceSeed(source, Credential())
        {
            State = Name("State", DataSourceState.Active),
            IsPublishingOff = Flag("PublishingOff"),
            EventNamesOff = Names("EventNamesOff") ?? [],
            Faults = [.. _faults, .. DataSourceKeys.Faults(_section)],
        };
    }

    private AccessCredential? Credential() => Secret.FromText(_section["AccessToken"]) is { } token
        ? new AccessCredential(token, Secret.FromText(_section["AppSecret"]))
        : null;

    private DataSourceDestination Destination()
    {
        if (Text("GatewayAddress") is not { } text)
        {
            return DataSourceDestination.GraphApi;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
        {
            return DataSourceDestination.HostedGateway(address!);
        }

        Blame("GatewayAddress", text, "Use an absolute address such as https://capig.example.com.");
        return DataSourceDestination.GraphApi;
    }

    private DateTimeOffset? Time(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
        {
            return time;
        }

        Blame(key, text, "Use a time such as 2027-01-31T18:00:00Z.");
        return null;
    }

    private T Name<T>(string key, T fallback)
        where T : struct, Enum
    {
        if (Text(key) is not { } text)
        {
            return fallback;
        }

        if (!char.IsAsciiDigit(text[0]) && Enum.TryParse(text, ignoreCase: true, out T known) && Enum.IsDefined(known))
        {
            return known;
        }

        Blame(key, text, $"Use {string.Join(", ", Enum.GetNames<T>())}.");
        return fallback;
    }

    private bool Flag(string key)
    {
        if (Text(key) is not { } text)
        {
            return false;
        }

        if (!bool.TryParse(text, out bool flag))
        {
            Blame(key, text, "Use true or false.");
        }

        return flag;
    }

    // A list, or one text with commas as environment variables have it.
    private string[]? Names(string key) => _section.GetSection(key) is var list && list.Exists()
        ? [.. list.GetChildren().Select(one => one.Value).OfType<string>(), .. (list.Value ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
        : null;

    private void Blame(string key, string value, string remedy) =>
        _faults.Add($"{key.Replace(':', '.')} of data source {DataSourceIdCheck.Display(Text("Id"))} is {ValueInMessage.Of(value, Credential())}. {remedy}");

    private string? Text(string key) => string.IsNullOrWhiteSpace(_section[key]) ? null : _section[key]!.Trim();
}
