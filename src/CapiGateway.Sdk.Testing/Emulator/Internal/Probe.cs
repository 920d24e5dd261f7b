namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>
/// The request by which a gateway finds out whether id and token are good: one event of its own that is too old to be taken. Refusing it is
/// the answer that it asks for, so it spoils no clean traffic.
/// </summary>
internal static class Probe
{
    private const string EventName = "CapiGatewayCheck";
    private const int TooOld = 2804003;

    public static bool IsAnswered(IReadOnlyList<RejectedPart> rejections) =>
        rejections is [{ Name: EventName, Objections: [{ Subcode: TooOld }] }];
}
