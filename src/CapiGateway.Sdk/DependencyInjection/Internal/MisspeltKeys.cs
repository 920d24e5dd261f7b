using Microsoft.Extensions.Configuration;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>
/// Keys of a gateway's section that are nearly an option and so would silently set nothing. Other keys may be the host's own.
/// </summary>
internal static class MisspeltKeys
{
    public const string DataSources = "DataSources";

    private const int MostSlips = 2;
    private const int ShortestName = 5;

    private static readonly string[] Known = [DataSources, .. typeof(CapiGatewayOptions).GetProperties().Select(option => option.Name)];

    /// <summary>What is misspelt, each with what was probably meant. Never repeats a value.</summary>
    public static IEnumerable<string> In(IConfiguration configuration) =>
        from key in configuration.GetChildren()
        where !Known.Contains(key.Key, StringComparer.OrdinalIgnoreCase)
        let meant = Meant(key.Key, Known)
        where meant is not null
        select $"{key.Path} is no setting. Write {meant}. See {(meant == DataSources ? HelpPage.GettingStarted : HelpPage.OfOption(meant))}";

    /// <summary>The name that a key is nearly; <see langword="null"/> when it is like none of them.</summary>
    public static string? Meant(string key, IEnumerable<string> names) =>
        key.Length < ShortestName ? null : names.FirstOrDefault(name => IsNearly(key, name));

    private static bool IsNearly(string written, string name) => Slips(written.ToLowerInvariant(), name.ToLowerInvariant()) <= MostSlips;

    // Levenshtein's distance: letters to change, to add and to take away.
    private static int Slips(string written, string name)
    {
        int[] row = [.. Enumerable.Range(0, name.Length + 1)];
        for (int left = 1; left <= written.Length; left++)
        {
            int diagonal = row[0]++;
            for (int right = 1; right <= name.Length; right++)
            {
                int replaced = diagonal + (written[left - 1] == name[right - 1] ? 0 : 1);
                diagonal = row[right];
                row[right] = Math.Min(replaced, Math.Min(row[right], row[right - 1]) + 1);
            }
        }

        return row[^1];
    }
}
