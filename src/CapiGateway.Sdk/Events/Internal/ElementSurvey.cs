using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>What is to be done about JSON of any kind before it can stand in an event.</summary>
internal struct ElementSurvey(bool looksForPersonalData)
{
    public bool HoldsPersonalData { get; private set; }

    /// <summary>Whether an object has two members of one name.</summary>
    public bool HoldsNameTwice { get; private set; }

    /// <summary>
    /// Whether it could be read back: no broken text, no number beyond all bounds, no deeper than
    /// <see cref="JsonElementReader.DeepestNesting"/>.
    /// </summary>
    public bool CanBeCarried(JsonElement element, int depth)
    {
        if (depth > JsonElementReader.DeepestNesting)
        {
            return false;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Number:
                return element.TryGetDouble(out double number) && double.IsFinite(number);
            case JsonValueKind.String:
                string? text = JsonText.TryRead(element);
                HoldsPersonalData |= looksForPersonalData && text is not null && TextPrivacy.Holds(text);
                return text is not null;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    if (!CanBeCarried(item, depth + 1))
                    {
                        return false;
                    }
                }

                return true;
            case JsonValueKind.Object:
                return CanMembersBeCarried(element, depth);
            default:
                return true;
        }
    }

    private bool CanMembersBeCarried(JsonElement element, int depth)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (JsonText.TryReadName(property) is not { } name || !CanBeCarried(property.Value, depth + 1))
            {
                return false;
            }

            HoldsPersonalData |= looksForPersonalData && TextPrivacy.Holds(name);
            HoldsNameTwice |= !names.Add(name);
        }

        return true;
    }
}
