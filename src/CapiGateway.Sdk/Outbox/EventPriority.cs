namespace CapiGateway.Sdk.Outbox;

/// <summary>Which events leave first when there is no time for all of them, as in a short shutdown. At all other times the oldest does.</summary>
public enum EventPriority
{
    /// <summary>Leaves last, such as <c>PageView</c>.</summary>
    Low,

    /// <summary>The default.</summary>
    Normal,

    /// <summary>Leaves first, such as <c>Purchase</c> and <c>Lead</c>.</summary>
    High,
}
