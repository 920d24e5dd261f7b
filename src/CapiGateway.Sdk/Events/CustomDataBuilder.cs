using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// Takes what an event is about. <see langword="null"/> and blank values are ignored; a verb that is called again replaces what was said.
/// </summary>
/// <remarks>Not thread-safe. Meta's documentation: <i>Standard Parameters (custom data)</i>.</remarks>
/// <example>
/// <code>
/// ConversionEvent.Create(EventNames.Purchase).WithCustomData(custom => custom
///     .Value(129.90m, "USD")
///     .OrderId(order.Id)
///     .Contents(new Content("SKU-1", quantity: 2, itemPrice: 64.95m))
///     .Property("gift", "yes"));
/// </code>
/// </example>
public sealed partial class CustomDataBuilder : SectionBuilder<CustomDataBuilder>
{
    internal CustomDataBuilder(DraftHolder holder)
        : base(holder)
    {
    }

    private protected override FieldTable Table => CustomDataFields.Table;

    private protected override JsonDraft DraftIn(EventDraft draft) => draft.Custom;

    /// <summary>Sets the value of the conversion and its currency.</summary>
    /// <param name="value">The value, not negative.</param>
    /// <param name="currency">The ISO 4217 code, in any case.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder Value(decimal value, string? currency)
    {
        SetValue(Draft, value, currency);
        return this;
    }

    /// <summary>Sets the products.</summary>
    /// <param name="contents">The products, each with id, quantity and, best, price.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There is no list.</exception>
    public CustomDataBuilder Contents(params IEnumerable<Content> contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return SetContents([.. contents]);
    }

    /// <summary>Sets the products from a list of one's own, such as the lines of an order.</summary>
    /// <typeparam name="TLine">The type of its lines.</typeparam>
    /// <param name="lines">The list.</param>
    /// <param name="content">Makes a product of a line; without a closure when it is static.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There is no list or no function.</exception>
    /// <example>
    /// <code>
    /// ConversionEvent.Purchase(order.Total, order.Currency).WithCustomData(custom => custom
    ///     .Contents(order.Lines, static line => new Content(line.Sku, line.Quantity, line.Price)));
    /// </code>
    /// </example>
    public CustomDataBuilder Contents<TLine>(IReadOnlyList<TLine> lines, Func<TLine, Content> content)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(content);
        var contents = new Content[lines.Count];
        for (int index = 0; index < contents.Length; index++)
        {
            contents[index] = content(lines[index]);
        }

        return SetContents(contents);
    }

    /// <summary>Sets the ids of the products, where quantities and prices are not known.</summary>
    /// <param name="ids">The ids, as in the catalogue; blank ones are ignored.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There is no list.</exception>
    public CustomDataBuilder ContentIds(params IEnumerable<string?> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Set(CustomDataFields.ContentIds, [.. ids]);
    }

    /// <summary>Says what the ids of contents are.</summary>
    /// <param name="contentType">One of <see cref="ContentTypes"/>.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder ContentType(string? contentType) => Set(CustomDataFields.ContentType, contentType);

    /// <summary>Sets the name of the page or product.</summary>
    /// <param name="name">The name.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder ContentName(string? name) => Set(CustomDataFields.ContentName, name);

    /// <summary>Sets the category of the page or product.</summary>
    /// <param name="category">The category.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder ContentCategory(string? category) => Set(CustomDataFields.ContentCategory, category);

    /// <summary>Sets how many items are checked out or bought.</summary>
    /// <param name="count">The number of items.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder NumItems(int count) => Set(CustomDataFields.NumItems, (decimal?)count);

    /// <summary>Sets the order id.</summary>
    /// <param name="orderId">The order id.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder OrderId(string? orderId) => Set(CustomDataFields.OrderId, orderId);

    /// <summary>Sets what was searched for.</summary>
    /// <param name="searchString">The text; e-mail addresses and phone numbers in it are removed.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder SearchString(string? searchString) => Set(CustomDataFields.SearchString, searchString);

    /// <summary>Sets the state of a registration.</summary>
    /// <param name="status">The state.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder Status(string? status) => Set(CustomDataFields.Status, status);

    /// <summary>Sets what the customer is expected to be worth in all, in the currency of the value.</summary>
    /// <param name="value">The expected value.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder PredictedLtv(decimal value) => Set(CustomDataFields.PredictedLtv, (decimal?)value);

    /// <summary>Sets the margin of the conversion, in the currency of the value.</summary>
    /// <param name="value">The margin.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder NetRevenue(decimal value) => Set(CustomDataFields.NetRevenue, (decimal?)value);

    /// <summary>Sets how the purchase is delivered.</summary>
    /// <param name="category">One of <see cref="DeliveryCategories"/>.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder DeliveryCategory(string? category) => Set(CustomDataFields.DeliveryCategory, category);

    /// <summary>Says whether a registration was completed.</summary>
    /// <param name="status">The state.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder Status(bool status) => Set(CustomDataFields.Status, JsonValue.From(status));

    /// <summary>Sets the number of the part of an order, which tells apart offline events of one order.</summary>
    /// <param name="itemNumber">The number.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder ItemNumber(string? itemNumber) => Set(CustomDataFields.ItemNumber, itemNumber);

    /// <summary>Sets the catalogue that the ids of contents belong to.</summary>
    /// <param name="catalogId">The id of the catalogue.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder ProductCatalogId(string? catalogId) => Set(CustomDataFields.ProductCatalogId, catalogId);

    /// <summary>Sets the bucket of the person in a test.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder UserBucket(string? bucket) => Set(CustomDataFields.UserBucket, bucket);

    /// <summary>Names the kind of system that an event comes from; <c>FromCrm</c> sets it.</summary>
    /// <param name="source"><c>crm</c>.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder EventSource(string? source) => Set(CustomDataFields.EventSource, source);

    /// <summary>Names the CRM that an event comes from; <c>FromCrm</c> sets it.</summary>
    /// <param name="source">The name of the CRM.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder LeadEventSource(string? source) => Set(CustomDataFields.LeadEventSource, source);

    internal static void SetValue(JsonDraft draft, decimal value, string? currency)
    {
        draft.Add(CustomDataFields.Value, (decimal?)value);
        draft.Add(CustomDataFields.Currency, currency?.Trim().ToUpperInvariant());
    }

    private CustomDataBuilder SetContents(Content[] contents)
    {
        Content[] kept = Array.IndexOf(contents, null) < 0 ? contents : Array.FindAll(contents, static content => content is not null);
        return kept.Length == 0 ? this : Set(CustomDataFields.Contents, JsonValue.From(kept));
    }
}
