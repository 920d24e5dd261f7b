namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>Where a message lies in the buffer, and the place of its digest.</summary>
internal readonly record struct LaneMessage(int Offset, int Length, int Place)
{
    /// <summary>How many blocks the message has with its padding.</summary>
    internal int Blocks => MessageBlock.CountOf(Length);
}
