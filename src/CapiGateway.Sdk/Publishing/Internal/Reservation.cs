using CapiGateway.Sdk.Deduplication;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What came of reserving an event's key.</summary>
/// <param name="Claim">The claim; <see langword="null"/> when nothing is deduplicated.</param>
/// <param name="Status">What the cache answered; <see langword="null"/> when it was not asked or failed, and the event goes on without.</param>
internal readonly record struct Reservation(DeduplicationClaim? Claim, DeduplicationStatus? Status)
{
    /// <summary>Whether somebody else has the key, so that the event must not be stored.</summary>
    public bool IsTaken => Status is DeduplicationStatus.Duplicate or DeduplicationStatus.Pending;

    /// <summary>The key that must be committed or released; <see langword="null"/> for none.</summary>
    public DeduplicationKey? Key => Status == DeduplicationStatus.New ? Claim!.Value.Key : null;

    public PublishReason Reason => Status == DeduplicationStatus.Pending ? PublishReason.InProgress : PublishReason.None;
}
