namespace CapiGateway.Sdk;

/// <summary>What became of an event in <see cref="ICapiGateway.SendAsync"/>.</summary>
public enum SendOutcome
{
    /// <summary>Meta took it.</summary>
    Delivered,

    /// <summary>It was not sent, for the reason that <see cref="SendResult.Publish"/> gives.</summary>
    NotSent,

    /// <summary>Meta rejected it alone.</summary>
    Rejected,

    /// <summary>
    /// It could not be delivered now; sending it again later, unchanged, is right. Also when every event that was tried alone was refused for
    /// one and the same reason, which <see cref="SendResult.ErrorCode"/> names: then something else than the events is to be mended first.
    /// </summary>
    Failed,
}
