namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>How many messages are hashed together; the value is the number of lanes.</summary>
internal enum LaneWidth
{
    /// <summary>None: every message goes to the framework's SHA-256.</summary>
    Framework = 0,

    /// <summary>One, in plain arithmetic.</summary>
    One = 1,

    /// <summary>Four, in vectors of 128 bits.</summary>
    Four = 4,

    /// <summary>Eight, in vectors of 256 bits.</summary>
    Eight = 8,

    /// <summary>Sixteen, in vectors of 512 bits.</summary>
    Sixteen = 16,
}
