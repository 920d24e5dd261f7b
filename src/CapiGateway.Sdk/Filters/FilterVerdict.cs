namespace CapiGateway.Sdk.Filters;

/// <summary>What an <see cref="IPublishingFilter"/> says: pass, which is the default, or stop with a reason.</summary>
public readonly record struct FilterVerdict
{
    private FilterVerdict(string reason) => Reason = reason;

    /// <summary>The event goes on.</summary>
    public static FilterVerdict Pass => default;

    /// <summary>Whether the event goes on.</summary>
    public bool Passes => Reason is null;

    /// <summary>Why it was stopped: a short word that is counted by, such as <c>crawler</c>; <see langword="null"/> when it passes.</summary>
    public string? Reason { get; }

    /// <summary>The event is not published.</summary>
    /// <param name="reason">Why: one of a few fixed words, never a value of the event, since it is counted by.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentException">The reason is missing or blank.</exception>
    public static FilterVerdict Stop(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new FilterVerdict(reason);
    }
}
