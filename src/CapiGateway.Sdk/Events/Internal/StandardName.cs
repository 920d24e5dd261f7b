using System.Collections.Frozen;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Finds the standard event that a name was meant to be.</summary>
internal static class StandardName
{
    private static readonly FrozenSet<string> Exact =
        EventNames.All.Concat(MessagingEventNames.All).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Folded = Exact.Select(name => name.ToUpperInvariant()).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a name differs from a standard one only by case, spaces, underscores or dashes.</summary>
    public static bool IsAlmost(string name) => !Exact.Contains(name) && Folded.Contains(Fold(name));

    private static string Fold(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
