namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Leaves out of <c>contents</c> what has no id, for Meta cannot find it in a catalogue, and prices and counts below zero, for which the
/// whole event could be refused.
/// </summary>
internal static class ContentCheck
{
    private const string Field = "custom_data.contents";

    public static void Clean(JsonDraft fields, DiagnosticBag diagnostics)
    {
        for (int index = fields.Count - 1; index >= 0; index--)
        {
            ref readonly KeyValuePair<string, JsonValue> field = ref fields[index];
            if (field.Value.Contents is { } contents)
            {
                Content[] kept = Clean(contents, diagnostics);
                if (kept != contents)
                {
                    fields.ReplaceAt(index, kept.Length == 0 ? null : JsonValue.From(kept));
                }
            }
            else if (field.Key == CustomDataFields.NumItems && field.Value.Number < 0)
            {
                fields.ReplaceAt(index, value: null);
                diagnostics.Add(EventRules.NumItemsNegative, "custom_data.num_items");
            }
        }
    }

    private static Content[] Clean(Content[] contents, DiagnosticBag diagnostics)
    {
        List<Content>? kept = null;
        for (int index = 0; index < contents.Length; index++)
        {
            Content? clean = Clean(contents[index], diagnostics);
            if (!ReferenceEquals(clean, contents[index]))
            {
                kept ??= [.. contents[..index]];
            }

            if (clean is not null)
            {
                kept?.Add(clean);
            }
        }

        return kept is null ? contents : [.. kept];
    }

    private static Content? Clean(Content content, DiagnosticBag diagnostics)
    {
        if (string.IsNullOrWhiteSpace(content.Id))
        {
            diagnostics.Add(EventRules.ContentWithoutId, Field);
            return null;
        }

        if (content.Quantity < 1)
        {
            diagnostics.Add(EventRules.ContentQuantityInvalid, Field);
        }

        if (content.DeliveryCategory is { } category && !DeliveryCategories.IsKnown(category))
        {
            diagnostics.Add(EventRules.DeliveryCategoryUnknown, Field);
        }

        if (content.ItemPrice is not < 0 && content.Price is not < 0)
        {
            return content;
        }

        diagnostics.Add(EventRules.ContentPriceNegative, Field);
        return content with { ItemPrice = PriceOrNone(content.ItemPrice), Price = PriceOrNone(content.Price) };
    }

    private static decimal? PriceOrNone(decimal? price) => price < 0 ? null : price;
}
