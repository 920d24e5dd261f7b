using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Reads the products of <c>contents</c>. What is no product is left out; fields beside the standard ones are kept.</summary>
internal static class ContentReader
{
    public static JsonValue? Read(JsonElement value, string field, DiagnosticBag diagnostics)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            diagnostics.Add(EventRules.JsonTypeCorrected, field);
            return JsonValue.From([Product(value, diagnostics)]);
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            diagnostics.Add(EventRules.JsonValueUnusable, field);
            return null;
        }

        var contents = new List<Content>(value.GetArrayLength());
        foreach (JsonElement item in value.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                contents.Add(Product(item, diagnostics));
            }
            else
            {
                diagnostics.Add(EventRules.JsonValueUnusable, field);
            }
        }

        return contents.Count == 0 ? null : JsonValue.From([.. contents]);
    }

    private static Content Product(JsonElement item, DiagnosticBag diagnostics)
    {
        var draft = new JsonDraft();
        SectionReader.Read(item, draft, ContentFields.Table, diagnostics);
        JsonFields fields = draft.ToFields();
        var further = new JsonDraft();
        foreach (ref readonly KeyValuePair<string, JsonValue> member in fields.All)
        {
            if (!ContentFields.Table.IsStandard(member.Key))
            {
                further.Set(member.Key, member.Value);
            }
        }

        int quantity = Quantity(fields["quantity"]?.Number, diagnostics);
        return new Content(fields["id"]?.Text ?? string.Empty, quantity, fields["item_price"]?.Number)
        {
            Price = fields["price"]?.Number,
            DeliveryCategory = fields["delivery_category"]?.Text,
            Title = fields["title"]?.Text,
            Description = fields["description"]?.Text,
            Brand = fields["brand"]?.Text,
            Category = fields["category"]?.Text,
            Further = further.ToFields(),
        };
    }

    private static int Quantity(decimal? quantity, DiagnosticBag diagnostics)
    {
        if (quantity is >= int.MinValue and <= int.MaxValue and var number && number == Math.Truncate(number))
        {
            return (int)number;
        }

        diagnostics.Add(EventRules.ContentQuantityInvalid, ContentFields.Table.Path);
        return 1;
    }
}
