namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Leaves products without an id out of <c>contents</c>, which Meta cannot find in a catalogue.</summary>
internal static class ContentCheck
{
    private const string Field = "custom_data.contents";

    public static void Clean(JsonDraft fields, DiagnosticBag diagnostics) => fields.Rewrite((_, value) =>
        value.Contents is { } contents ? Clean(contents, value, diagnostics) : value);

    private static JsonValue? Clean(Content[] contents, JsonValue value, DiagnosticBag diagnostics)
    {
        foreach (Content content in contents)
        {
            if (content.Quantity < 1)
            {
                diagnostics.Add(EventRules.ContentQuantityInvalid, Field);
            }

            if (content.ItemPrice < 0)
            {
                diagnostics.Add(EventRules.ContentPriceNegative, Field);
            }
        }

        Content[] named = Array.FindAll(contents, content => !string.IsNullOrWhiteSpace(content.Id));
        if (named.Length == contents.Length)
        {
            return value;
        }

        diagnostics.Add(EventRules.ContentWithoutId, Field);
        return named.Length == 0 ? null : JsonValue.From(named);
    }
}
