namespace CapiGateway.Sdk.DataSources;

/// <summary>What a probe of a data source found out. Holds no token and no value.</summary>
public sealed record ConfirmationResult
{
    /// <summary>What the answer says.</summary>
    public required ConfirmationVerdict Verdict { get; init; }

    /// <summary>What is wrong and what to do, for people.</summary>
    public required string Advice { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The HTTP status; <see langword="null"/> when no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>Meta's error code; <see langword="null"/> when there was none.</summary>
    public int? Code { get; init; }

    /// <summary>Meta's error subcode; <see langword="null"/> when there was none.</summary>
    public int? Subcode { get; init; }

    /// <summary>The trace id, by which Meta's support finds the request; <see langword="null"/> when there was none.</summary>
    public string? FbTraceId { get; init; }

    /// <summary>Whether id and token are known to be good.</summary>
    public bool IsGood => Verdict == ConfirmationVerdict.Good;

    /// <summary>Whether id or token are known to be bad: somebody has to mend them before anything is delivered.</summary>
    public bool IsBad => Verdict is ConfirmationVerdict.TokenInvalid or ConfirmationVerdict.Mismatch or ConfirmationVerdict.NoToken;
}
