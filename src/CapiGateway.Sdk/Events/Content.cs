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
    private readonly decimal _itemPrice;
    private readonly bool _hasItemPrice;
    private ContentDetails? _details;

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
    public decimal? ItemPrice
    {
        get => _hasItemPrice ? _itemPrice : null;
        init => (_hasItemPrice, _itemPrice) = (value.HasValue, value.GetValueOrDefault());
    }

    /// <summary>The price of one as offline events name it, <c>price</c>; default not said.</summary>
    /// <remarks>Meta's documentation: <i>Sending Offline Events</i>.</remarks>
    public decimal? Price
    {
        get => Details.Price;
        init => Details = Details with { Price = value };
    }

    /// <summary>How it is delivered, <c>delivery_category</c>, one of <see cref="DeliveryCategories"/>; default not said.</summary>
    public string? DeliveryCategory
    {
        get => Details.DeliveryCategory;
        init => Details = Details with { DeliveryCategory = value };
    }

    /// <summary>The name of the product, <c>title</c>; default not said.</summary>
    public string? Title
    {
        get => Details.Title;
        init => Details = Details with { Title = value };
    }

    /// <summary>Its description, <c>description</c>; default not said.</summary>
    public string? Description
    {
        get => Details.Description;
        init => Details = Details with { Description = value };
    }

    /// <summary>Its brand, <c>brand</c>; default not said.</summary>
    public string? Brand
    {
        get => Details.Brand;
        init => Details = Details with { Brand = value };
    }

    /// <summary>Its category, <c>category</c>; default not said.</summary>
    public string? Category
    {
        get => Details.Category;
        init => Details = Details with { Category = value };
    }

    /// <summary>Fields that this library does not name; only reading makes them.</summary>
    internal JsonFields Further
    {
        get => Details.Further;
        init => Details = Details with { Further = value };
    }

    /// <summary>Whether there is more than id, quantity and price.</summary>
    internal bool HasDetails => _details is not null;

    // A copy shares its original's until it differs; nothing is always written as null, so that equal products are equal.
    private ContentDetails Details
    {
        get => _details ?? ContentDetails.None;
        set => _details = value == ContentDetails.None ? null : value;
    }

    /// <summary>Names the type only; values are never printed.</summary>
    /// <returns>The name of the type.</returns>
    public override string ToString() => nameof(Content);

    internal void WriteTo(JsonBuffer json)
    {
        json.StartObject();
        json.Member("id"u8, Id);
        json.Name("quantity"u8);
        json.Value(Quantity);
        WriteNumber(json, "item_price"u8, ItemPrice);
        if (HasDetails)
        {
            WriteDetails(json);
        }

        json.EndObject();
    }

    private void WriteDetails(JsonBuffer json)
    {
        WriteNumber(json, "price"u8, Price);
        json.Member("delivery_category"u8, DeliveryCategory);
        json.Member("title"u8, Title);
        json.Member("description"u8, Description);
        json.Member("brand"u8, Brand);
        json.Member("category"u8, Category);
        Further.WriteMembersTo(json);
    }

    private static void WriteNumber(JsonBuffer json, ReadOnlySpan<byte> name, decimal? value)
    {
        if (value is { } number)
        {
            json.Name(name);
            json.Value(number);
        }
    }
}
