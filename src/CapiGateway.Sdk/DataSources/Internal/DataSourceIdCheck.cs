namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>Whether a text is the id of a dataset, and what it probably is instead. Never repeats what may be a token.</summary>
internal static class DataSourceIdCheck
{
    private const int Longest = 32;
    private const string Remedy = "Use the dataset (pixel) id of Events Manager: digits only, such as 1234567890123456.";

    public static bool IsId(string? id) => id?.Length is > 0 and <= Longest && id.All(char.IsAsciiDigit);

    /// <summary>The id for a message about its data source, when it is one.</summary>
    public static string Display(string? id) => IsId(id) ? id! : "without a usable id";

    /// <summary>What is wrong with it; <see langword="null"/> when it is an id.</summary>
    public static string? FaultOf(string? id, AccessCredential? credential = null) => id switch
    {
        _ when IsId(id) => null,
        null or "" => $"A data source has no id. {Remedy}",
        _ when id.Length > Longest || id.StartsWith("EAA", StringComparison.Ordinal) || IsId(credential?.AccessToken.Reveal()) =>
            $"The id of a data source looks like an access token. AddDataSource takes the id first and the token second. {Remedy}",
        _ when id.StartsWith("act_", StringComparison.OrdinalIgnoreCase) && IsId(id["act_".Length..]) =>
            $"The id of a data source is '{id}', the id of an ad account; the dataset has an id of its own. {Remedy}",
        _ => $"The id of a data source is {ValueInMessage.Of(id, credential)}. {Remedy}",
    };
}
