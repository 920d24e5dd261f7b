using System.Text.Json;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// One product of <c>custom_data.contents</c>. Immutable.
/// </summary>
/// <remarks>Meta's documentation: <i>Standard Parameters (custom data)</i>.</remarks>
/// <example>
/// <code>
/// var chairs = new Content("SKU-1", quantity: 2, itemPrice: 9.95m);
/// </code>
/// </example>
public sealed record Content
{
    /// <summary>Names a product.</summary>
    /// <param name="id">The id of the product, as in the catalogue.</param>
    /// <param name="quantity">How many; default 1.</param>
    /// <param name="itemPrice">The price of one, in the currency of the event; default not said.</param>
    public Content(string id, int quantity = 1, decimal? itemPrice = null)
    {
        Id = id;
        Quantity = quantity;
        ItemPrice = itemPrice;
    }

    /// <summary>The id of the product, <c>id</c>.</summary>
    public string Id { get; }

    /// <summary>How many, <c>quantity</c>; default 1.</summary>
    public int Quantity { get; }

    /// <summary>The price of one, <c>item_price</c>; default not said.</summary>
    public decimal? ItemPrice { get; init; }

    /// <summary>The price of one as offline events name it, <c>price</c>; default not said.</summary>
    /// <remarks>Meta's documentation: <i>Sending Offline Events</i>.</remarks>
    public decimal? Price { get; init; }

    /// <summary>How it is delivered, <c>delivery_category</c>, one of <see cref="DeliveryCategories"/>; default not said.</summary>
    public string? DeliveryCategory { get; init; }

    /// <summary>The name of the product, <c>title</c>; default not said.</summary>
    public string? Title { get; init; }

    /// <summary>Its description, <c>description</c>; default not said.</summary>
    public string? Description { get; init; }

    /// <summary>Its brand, <c>brand</c>; default not said.</summary>
    public string? Brand { get; init; }

    /// <summary>Its category, <c>category</c>; default not said.</summary>
    public string? Category { get; init; }

    /// <summary>Fields that this library does not name; only reading makes them.</summary>
    internal JsonFields Further { get; init; } = JsonFields.Empty;

    /// <summary>Names the type only; values are never printed.</summary>
    /// <returns>The name of the type.</returns>
    public override string ToString() => nameof(Content);

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString(JsonNames.Id, Id);
        writer.WriteNumber(JsonNames.Quantity, Quantity);
        if (ItemPrice is { } price)
        {
            writer.WriteNumber(JsonNames.ItemPrice, price);
        }

        if (Price is { } offlinePrice)
        {
            writer.WriteNumber(JsonNames.Price, offlinePrice);
        }

        WriteText(writer, JsonNames.DeliveryCategory, DeliveryCategory);
        WriteText(writer, JsonNames.Title, Title);
        WriteText(writer, JsonNames.Description, Description);
        WriteText(writer, JsonNames.Brand, Brand);
        WriteText(writer, JsonNames.Category, Category);
        Further.WriteMembersTo(writer);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, JsonEncodedText name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
