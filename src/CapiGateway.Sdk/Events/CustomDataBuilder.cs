using System.Text.Json;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// Takes what an event is about. <see langword="null"/> and blank values are ignored; a verb that is called again replaces what was said.
/// </summary>
/// <remarks>Not thread-safe. Meta's documentation: <i>Standard Parameters (custom data)</i>.</remarks>
public sealed class CustomDataBuilder
{
    private readonly JsonDraft _fields;

    internal CustomDataBuilder(JsonDraft fields) => _fields = fields;

    /// <summary>Sets the value of the conversion and its currency.</summary>
    /// <param name="value">The value, not negative.</param>
    /// <param name="currency">The ISO 4217 code, in any case.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder Value(decimal value, string? currency)
    {
        _fields.Set(CustomDataFields.Value, JsonValue.From(value));
        return Text(CustomDataFields.Currency, currency?.Trim().ToUpperInvariant());
    }

    /// <summary>Sets the products.</summary>
    /// <param name="contents">The products, each with id, quantity and, best, price.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder Contents(params IEnumerable<Content> contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        Content[] list = [.. contents];
        return list.Length == 0 ? this : Set(CustomDataFields.Contents, JsonValue.From(list));
    }

    /// <summary>Sets the ids of the products, where quantities and prices are not known.</summary>
    /// <param name="ids">The ids, as in the catalogue; blank ones are ignored.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder ContentIds(params IEnumerable<string?> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        string[] list = [.. ids.Where(id => !string.IsNullOrWhiteSpace(id)).Select(id => id!)];
        return list.Length == 0 ? this : Set(CustomDataFields.ContentIds, JsonValue.From(list));
    }

    /// <summary>Says what the ids of contents are.</summary>
    /// <param name="contentType"><c>product</c> or <c>product_group</c>.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder ContentType(string? contentType) => Text(CustomDataFields.ContentType, contentType);

    /// <summary>Sets the name of the page or product.</summary>
    /// <param name="name">The name.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder ContentName(string? name) => Text(CustomDataFields.ContentName, name);

    /// <summary>Sets the category of the page or product.</summary>
    /// <param name="category">The category.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder ContentCategory(string? category) => Text(CustomDataFields.ContentCategory, category);

    /// <summary>Sets how many items are checked out or bought.</summary>
    /// <param name="count">The number of items.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder NumItems(int count) => Set(CustomDataFields.NumItems, JsonValue.From((decimal)count));

    /// <summary>Sets the order id.</summary>
    /// <param name="orderId">The order id.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder OrderId(string? orderId) => Text(CustomDataFields.OrderId, orderId);

    /// <summary>Sets what was searched for.</summary>
    /// <param name="searchString">The text; e-mail addresses and phone numbers in it are removed.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder SearchString(string? searchString) => Text(CustomDataFields.SearchString, searchString);

    /// <summary>Sets the state of a registration.</summary>
    /// <param name="status">The state.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder Status(string? status) => Text(CustomDataFields.Status, status);

    /// <summary>Sets what the customer is expected to be worth in all, in the currency of the value.</summary>
    /// <param name="value">The expected value.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder PredictedLtv(decimal value) => Set(CustomDataFields.PredictedLtv, JsonValue.From(value));

    /// <summary>Sets the margin of the conversion, in the currency of the value.</summary>
    /// <param name="value">The margin.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder NetRevenue(decimal value) => Set(CustomDataFields.NetRevenue, JsonValue.From(value));

    /// <summary>Sets how the purchase is delivered.</summary>
    /// <param name="category">One of <see cref="DeliveryCategories"/>.</param>
    /// <returns>This builder.</returns>
    public CustomDataBuilder DeliveryCategory(string? category) => Text(CustomDataFields.DeliveryCategory, category);

    /// <summary>Sets a property of your own.</summary>
    /// <param name="name">Its name; a name that a verb of this builder sets is refused.</param>
    /// <param name="value">Its value; e-mail addresses and phone numbers in it are removed.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is blank, or a standard one.</exception>
    public CustomDataBuilder Property(string name, string? value) => value is null ? this : Open(name, JsonValue.From(value));

    /// <inheritdoc cref="Property(string, string?)"/>
    public CustomDataBuilder Property(string name, decimal value) => Open(name, JsonValue.From(value));

    /// <inheritdoc cref="Property(string, string?)"/>
    public CustomDataBuilder Property(string name, bool value) => Open(name, JsonValue.From(value));

    /// <inheritdoc cref="Property(string, string?)"/>
    public CustomDataBuilder Property(string name, JsonElement value) => Open(name, JsonValue.From(value));

    private CustomDataBuilder Open(string name, JsonValue value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (CustomDataFields.IsStandard(name))
        {
            throw new ArgumentException($"'{name}' is a standard field; set it by the builder's own verb.", nameof(name));
        }

        return Set(name, value);
    }

    private CustomDataBuilder Text(string name, string? value) => string.IsNullOrWhiteSpace(value) ? this : Set(name, JsonValue.From(value));

    private CustomDataBuilder Set(string name, JsonValue value)
    {
        _fields.Set(name, value);
        return this;
    }
}
