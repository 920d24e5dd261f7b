using System.Runtime.Intrinsics;

namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>Chooses the width once: the widest that this machine is fast at, unless the host demands the framework's SHA-256.</summary>
internal static class LaneSelection
{
    /// <summary>Set to <see langword="true"/> by a host whose policy demands a validated cryptographic module. Read once.</summary>
    internal const string FrameworkSwitch = "CapiGateway.Sdk.UseFrameworkSha256";

    internal static LaneWidth Current { get; } = Choose(AppContext.TryGetSwitch(FrameworkSwitch, out bool isOn) && isOn);

    internal static LaneWidth Choose(bool useFramework) => useFramework ? LaneWidth.Framework : Widest;

    private static LaneWidth Widest =>
        Vector512.IsHardwareAccelerated ? LaneWidth.Sixteen
        : Vector256.IsHardwareAccelerated ? LaneWidth.Eight
        : Vector128.IsHardwareAccelerated ? LaneWidth.Four
        : LaneWidth.One;
}
