using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// What an event is about: money, contents, order, and open properties. Immutable. Prints names of fields, never values.
/// </summary>
/// <remarks>Meta's documentation: <i>Standard Parameters (custom data)</i>.</remarks>
public sealed class CustomData : EventSection
{
    internal CustomData(JsonFields fields)
        : base(fields)
    {
    }

    /// <summary>Nothing.</summary>
    public static CustomData Empty { get; } = new(JsonFields.Empty);

    /// <summary>The value of the conversion, in <see cref="Currency"/>, or <see langword="null"/>.</summary>
    public decimal? Value => Fields[CustomDataFields.Value]?.Number;

    /// <summary>The currency, an ISO 4217 code in capitals, or <see langword="null"/>.</summary>
    public string? Currency => Text(CustomDataFields.Currency);

    /// <summary>The order id, or <see langword="null"/>.</summary>
    public string? OrderId => Text(CustomDataFields.OrderId);

    /// <summary>The products; empty when none are named.</summary>
    public IReadOnlyList<Content> Contents => Fields[CustomDataFields.Contents]?.Contents ?? [];

    /// <summary>The ids of the products, where they are named without quantities; empty when there are none.</summary>
    public IReadOnlyList<string> ContentIds => Fields[CustomDataFields.ContentIds]?.Texts ?? [];
}
