namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>An event that the emulator refused, or a request that it refused as a whole.</summary>
/// <remarks>
/// The other events of the same request are refused with it and have no rejection of their own;
/// <see cref="EmulatorCounters.EventsRefused"/> counts them too. Answers that a test scripted are no rejections.
/// </remarks>
/// <param name="RequestNumber">The number of the request.</param>
/// <param name="DatasetId">The dataset in its path, if the path names one.</param>
/// <param name="EventIndex">The event's place in <c>data</c>; <see langword="null"/> when the request as a whole was refused.</param>
/// <param name="EventName">The event's name, if it has one.</param>
/// <param name="EventId">The event's id, if it has one.</param>
/// <param name="Reasons">All that is wrong with it, at least one; the first decided the answer.</param>
public sealed record Rejection(
    int RequestNumber,
    string? DatasetId,
    int? EventIndex,
    string? EventName,
    string? EventId,
    IReadOnlyList<EmulatorFinding> Reasons)
{
    /// <summary>The error code of the first reason.</summary>
    public int Code => Reasons[0].Code;

    /// <summary>The error subcode of the first reason, if any.</summary>
    public int? Subcode => Reasons[0].Subcode;
}
