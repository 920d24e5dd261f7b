namespace CapiGateway.Sdk.Deduplication.Internal;

/// <summary>What identifies the event in a key, so that keys of different kinds never meet.</summary>
internal enum KeyKind : byte
{
    EventId,
    Order,
    Customer,
}
