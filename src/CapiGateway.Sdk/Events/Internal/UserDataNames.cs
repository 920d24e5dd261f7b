using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The names of the fields of <c>user_data</c> as one text, made once for each combination that occurs. Thread-safe.</summary>
internal static class UserDataNames
{
    // More combinations than any host sends; beyond them each text is made anew.
    private const int MostKept = 4_096;

    private static readonly FrozenDictionary<string, int> Bits = UserDataFields.All
        .Select(static (name, index) => KeyValuePair.Create(name, index))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<ulong, string> Kept = new();

    /// <summary>For example <c>em,ph,client_ip_address</c>: standard fields in the order of their table.</summary>
    public static string Of(UserData user) => user.Layout.JoinedNames;

    /// <summary>The text of fields that are named once each.</summary>
    public static string Join(IReadOnlyList<string> names)
    {
        ulong set = 0;
        foreach (string name in names)
        {
            if (!Bits.TryGetValue(name, out int bit))
            {
                return string.Join(',', names);
            }

            set |= 1UL << bit;
        }

        return Kept.TryGetValue(set, out string? known) ? known : Keep(set);
    }

    private static string Keep(ulong set)
    {
        string names = string.Join(',', UserDataFields.All.Where((_, index) => (set & (1UL << index)) != 0));
        if (Kept.Count < MostKept)
        {
            Kept.TryAdd(set, names);
        }

        return names;
    }
}
