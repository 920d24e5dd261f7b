namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Cleans the texts of one product. The id stays as it is: it must equal the catalogue's.</summary>
internal static class ContentCleaner
{
    public static Content Clean(Content content, bool removePersonalData, FieldPath path, DiagnosticBag diagnostics)
    {
        string? id = content.Id is null ? null : JsonText.Repair(content.Id);
        if (!content.HasDetails && ReferenceEquals(id, content.Id))
        {
            return content;
        }

        string? title = Text(content.Title, removePersonalData, path, diagnostics);
        string? description = Text(content.Description, removePersonalData, path, diagnostics);
        string? brand = Text(content.Brand, removePersonalData, path, diagnostics);
        string? category = Text(content.Category, removePersonalData, path, diagnostics);
        string? delivery = Text(content.DeliveryCategory, removePersonalData: false, path, diagnostics);
        JsonFields further = Further(content.Further, removePersonalData, diagnostics);
        bool same = ReferenceEquals(id, content.Id)
            && ReferenceEquals(title, content.Title)
            && ReferenceEquals(description, content.Description)
            && ReferenceEquals(brand, content.Brand)
            && ReferenceEquals(category, content.Category)
            && ReferenceEquals(delivery, content.DeliveryCategory)
            && ReferenceEquals(further, content.Further);
        return same
            ? content
            : new Content(id!, content.Quantity, content.ItemPrice)
            {
                Price = content.Price,
                Title = title,
                Description = description,
                Brand = brand,
                Category = category,
                DeliveryCategory = delivery,
                Further = further,
            };
    }

    private static string? Text(string? text, bool removePersonalData, FieldPath path, DiagnosticBag diagnostics) =>
        string.IsNullOrWhiteSpace(text) ? null : FieldCleaner.Clean(text, removePersonalData, path, diagnostics);

    private static JsonFields Further(JsonFields fields, bool removePersonalData, DiagnosticBag diagnostics)
    {
        if (fields.Count == 0)
        {
            return fields;
        }

        var draft = new JsonDraft();
        draft.Set(fields);
        FieldCleaner.Clean(draft, ContentFields.Table, removePersonalData, diagnostics);
        return draft.ToFields();
    }
}
