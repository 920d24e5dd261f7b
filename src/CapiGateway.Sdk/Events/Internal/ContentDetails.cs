namespace CapiGateway.Sdk.Events.Internal;

/// <summary>What few products say beside id, quantity and price; products that say none of it share nothing of its cost.</summary>
internal sealed record ContentDetails
{
    /// <summary>Nothing.</summary>
    public static ContentDetails None { get; } = new();

    public decimal? Price { get; init; }

    public string? DeliveryCategory { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Brand { get; init; }

    public string? Category { get; init; }

    public JsonFields Further { get; init; } = JsonFields.Empty;

    // Values are never printed.
    public override string ToString() => nameof(ContentDetails);
}
