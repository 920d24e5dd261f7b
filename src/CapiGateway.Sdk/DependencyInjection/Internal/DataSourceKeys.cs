using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>
/// What a data source of configuration may say, and in which form. Any other key is a fault: a switch or an allow-list that is misspelt would
/// send what must not be sent.
/// </summary>
internal static class DataSourceKeys
{
    private const string Fields = "Fields";

    private static readonly string[] Texts =
    [
        "Id", "AccessToken", "AppSecret", "DisplayName", "Account", "CredentialName", "TestEventCode", "TestEventCodeExpiresAt", "GatewayAddress",
        "State", "PublishingOff",
    ];

    private static readonly string[] Lists = ["AllowedDomains", "BlockedDomains", "EventNamesOff"];
    private static readonly string[] FieldTexts = ["Urls"];
    private static readonly string[] FieldLists = ["UserData", "CustomData", "QueryKeys"];

    /// <summary>What sets nothing, each with what to write. Never repeats a value.</summary>
    public static IEnumerable<string> Faults(IConfigurationSection dataSource) =>
        Faults(dataSource, Texts, Lists, [Fields]).Concat(Faults(dataSource.GetSection(Fields), FieldTexts, FieldLists, []));

    private static IEnumerable<string> Faults(IConfigurationSection section, string[] texts, string[] lists, string[] sections) =>
        section.GetChildren().Select(key =>
            IsIn(texts, key) ? FormFault(key, IsText(key), "one text")
            : IsIn(lists, key) ? FormFault(key, IsList(key), "a list of names, or one text with commas")
            : IsIn(sections, key) ? FormFault(key, string.IsNullOrWhiteSpace(key.Value), $"what it holds one by one: {string.Join(", ", FieldTexts.Concat(FieldLists))}")
            : Unknown(key, [.. texts, .. lists, .. sections])).OfType<string>();

    private static bool IsIn(string[] names, IConfigurationSection key) => names.Contains(key.Key, StringComparer.OrdinalIgnoreCase);

    private static bool IsText(IConfigurationSection key) => !key.GetChildren().Any();

    private static bool IsList(IConfigurationSection key) =>
        key.GetChildren().All(item => int.TryParse(item.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _) && IsText(item));

    private static string? FormFault(IConfigurationSection key, bool isRight, string form) => isRight ? null : $"{key.Path} has another form. Write {form}.";

    private static string Unknown(IConfigurationSection key, string[] known) =>
        $"{key.Path} is no setting of a data source. Write {MisspeltKeys.Meant(key.Key, known) ?? "one of " + string.Join(", ", known)}.";
}
