namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>An event, or with no index the whole request, and all that is wrong with it.</summary>
internal sealed record RejectedPart(int? Index, string? Name, string? Id, IReadOnlyList<Objection> Objections)
{
    public Rejection ToRejection(ReceivedRequest request) =>
        new(request.Number, request.DatasetId, Index, Name, Id, [.. Objections.Select(objection => objection.ToFinding(request.Number))]);
}
