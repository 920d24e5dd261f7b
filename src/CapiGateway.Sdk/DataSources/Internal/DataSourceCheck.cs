namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>What can be wrong with the settings of a data source, in words that name the setting, its value and what to write instead.</summary>
internal static class DataSourceCheck
{
    private const int LongestText = 200;

    /// <summary>What is wrong with the settings of one data source.</summary>
    /// <param name="source">The settings.</param>
    /// <param name="credential">What was written beside them, which no message may repeat.</param>
    public static IEnumerable<string> Faults(DataSource source, AccessCredential? credential = null)
    {
        string id = DataSourceIdCheck.Display(source.Id);
        if (DataSourceIdCheck.FaultOf(source.Id, credential) is { } fault)
        {
            // What stands elsewhere is often the id's own fault again: the name of a data source is its id unless it has another.
            yield return fault;
            yield break;
        }

        if (IsBad(source.Account))
        {
            yield return $"Account of data source {id} is {ValueInMessage.Of(source.Account, credential)}. Use 1 to {LongestText} characters without control characters.";
        }

        if (IsBad(source.DisplayName))
        {
            yield return $"DisplayName of data source {id} is {ValueInMessage.Of(source.DisplayName, credential)}. Use 1 to {LongestText} characters without control characters.";
        }

        if (source.TestEventCode is { } code && IsBad(code))
        {
            yield return $"TestEventCode of data source {id} is {ValueInMessage.Of(code, credential)}. Use the code of the Test Events view, such as TEST12345.";
        }

        if (source.Destination is null)
        {
            yield return $"Destination of data source {id} is null. Use DataSourceDestination.GraphApi, the default.";
        }

        if (source.Fields is null)
        {
            yield return $"Fields of data source {id} is null. Use FieldAllowList.Everything, the default.";
        }
        else if (!Enum.IsDefined(source.Fields.Urls))
        {
            yield return $"Fields.Urls of data source {id} is '{source.Fields.Urls}'. Use Whole, WithoutQuery or OriginOnly.";
        }

        foreach (string domain in source.AllowedDomains.Concat(source.BlockedDomains).Where(domain => !DomainName.IsOne(domain)))
        {
            yield return $"A domain of data source {id} is {ValueInMessage.Of(domain, credential)}. {DomainName.Remedy}";
        }
    }

    /// <summary>Why a registry's list cannot be used; <see langword="null"/> when it can.</summary>
    public static string? Nonsense(IReadOnlyList<DataSourceEntry>? entries)
    {
        if (entries is null)
        {
            return "there is no list";
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (DataSourceEntry? entry in entries)
        {
            if (entry?.DataSource is not { } source || !Enum.IsDefined(entry.State) || entry.Version < 1)
            {
                return "an entry has no settings, no known state or no version";
            }

            if (Faults(source).FirstOrDefault() is { } fault)
            {
                return fault;
            }

            if (!ids.Add(source.Id))
            {
                return $"data source {source.Id} is there twice";
            }
        }

        return null;
    }

    private static bool IsBad(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > LongestText || text.Any(char.IsControl);
}
