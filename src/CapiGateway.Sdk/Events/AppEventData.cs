using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>What an event of a mobile app is about. Immutable; prints no values.</summary>
/// <remarks>Meta's documentation: <i>Conversions API for App Events</i>.</remarks>
public sealed class AppEventData
{
    /// <summary>A description, <c>description</c>; default not said.</summary>
    public string? Description { get; init; }

    /// <summary>The level that was reached, <c>level</c>; default not said.</summary>
    public string? Level { get; init; }

    /// <summary>The best rating that can be given, <c>max_rating_value</c>; default not said.</summary>
    public long? MaxRatingValue { get; init; }

    /// <summary>Whether it succeeded, sent as 1 or 0, <c>success</c>; default not said.</summary>
    public bool? Success { get; init; }

    internal void AddTo(JsonDraft fields)
    {
        fields.Add("description", Description);
        fields.Add("level", Level);
        fields.Add("max_rating_value", MaxRatingValue);
        fields.Add("success", Success);
    }
}
