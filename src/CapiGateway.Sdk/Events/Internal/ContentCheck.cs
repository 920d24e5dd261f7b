namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Leaves products without an id out of <c>contents</c>, which Meta cannot find in a catalogue.</summary>
internal static class ContentCheck
{
    private const string Field = "custom_data.contents";

    public static void Clean(JsonDraft fields, DiagnosticBag diagnostics)
    {
        for (int index = fields.Count - 1; index >= 0; index--)
        {
            if (fields[index].Value.Contents is { } contents && Clean(contents, diagnostics) is var named && named != contents)
            {
                fields.ReplaceAt(index, named.Length == 0 ? null : JsonValue.From(named));
            }
        }
    }

    private static Content[] Clean(Content[] contents, DiagnosticBag diagnostics)
    {
        int named = 0;
        foreach (Content content in contents)
        {
            named += IsNamed(content) ? 1 : 0;
            if (content.Quantity < 1)
            {
                diagnostics.Add(EventRules.ContentQuantityInvalid, Field);
            }

            if (content.ItemPrice < 0 || content.Price < 0)
            {
                diagnostics.Add(EventRules.ContentPriceNegative, Field);
            }

            if (content.DeliveryCategory is { } category && !DeliveryCategories.IsKnown(category))
            {
                diagnostics.Add(EventRules.DeliveryCategoryUnknown, Field);
            }
        }

        if (named == contents.Length)
        {
            return contents;
        }

        diagnostics.Add(EventRules.ContentWithoutId, Field);
        return Array.FindAll(contents, IsNamed);
    }

    private static bool IsNamed(Content content) => !string.IsNullOrWhiteSpace(content.Id);
}
