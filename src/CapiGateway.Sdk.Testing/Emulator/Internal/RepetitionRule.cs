namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>
/// What Meta does with copies. Meta's documentation: <i>Handling Duplicate Events</i>, <i>Offline Events</i>, <i>Business Messaging</i>.
/// </summary>
internal enum RepetitionRule
{
    /// <summary>Web, app and all others: name and event id, 48 hours.</summary>
    EventId,

    /// <summary>Store sales: time, name, item and order, 7 days.</summary>
    StoreSale,

    /// <summary>Messaging: every copy counts.</summary>
    CountsEach,
}
