using System.Text;

namespace CapiGateway.Sdk.Telemetry;

/// <summary>The values of an enumeration as they stand in tags and counters: <c>OutboxFull</c> is <c>outbox_full</c>. Made once.</summary>
internal static class TagText<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Texts = Enum.GetValues<T>().ToDictionary(value => value, value => ToSnakeCase(value.ToString()));

    public static string Of(T value) => Texts.TryGetValue(value, out string? text) ? text : "unknown";

    private static string ToSnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (char letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
