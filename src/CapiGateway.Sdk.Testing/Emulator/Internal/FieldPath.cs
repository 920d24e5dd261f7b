using System.Globalization;
using System.Text;

namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>Where a field stands in the body: the event's index, when it is in an event, and the names down to it.</summary>
internal sealed record FieldPath(int? EventIndex, IReadOnlyList<string> Names)
{
    public static FieldPath Request { get; } = new(null, []);

    public override string ToString()
    {
        if (EventIndex is null && Names.Count == 0)
        {
            return string.Empty;
        }

        var text = new StringBuilder("$");
        if (EventIndex is { } index)
        {
            text.Append(CultureInfo.InvariantCulture, $"['data'][{index}]");
        }

        foreach (var name in Names)
        {
            text.Append(CultureInfo.InvariantCulture, $"['{name}']");
        }

        return text.ToString();
    }
}
