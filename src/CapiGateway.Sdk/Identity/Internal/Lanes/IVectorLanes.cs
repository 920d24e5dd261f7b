namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>
/// Lanes of one vector, made of quarters of 128 bits: the lanes 0 to 3, 4 to 7 and so on. <see cref="LaneTransposer"/> needs no more
/// than these to turn rows of messages into columns of words, within the quarters, at any width.
/// </summary>
internal interface IVectorLanes<TSelf> : ILanes<TSelf>
    where TSelf : unmanaged, IVectorLanes<TSelf>
{
    /// <summary>Reads four big-endian words at <paramref name="offset"/>, and into each further quarter the same of four rows on.</summary>
    static abstract TSelf LoadQuads(ref readonly byte rows, int offset, int rowLength);

    /// <summary>The opposite of <see cref="LoadQuads"/>.</summary>
    static abstract void StoreQuads(TSelf value, ref byte rows, int offset, int rowLength);

    /// <summary>In each quarter, the first two words of both in turn.</summary>
    static abstract TSelf InterleaveLow(TSelf left, TSelf right);

    /// <summary>In each quarter, the last two words of both in turn.</summary>
    static abstract TSelf InterleaveHigh(TSelf left, TSelf right);
}
