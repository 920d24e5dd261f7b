using System.Diagnostics;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// What is known about a person's choice when an event happens: facts, which consent policies turn into a decision. None of it is ever sent
/// to Meta.
/// </summary>
/// <remarks>Immutable. Strings are kept as they came and are decoded when a decision is made; one that is malformed is no signal.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record ConsentSignals
{
    /// <summary>Nothing is known.</summary>
    public static ConsentSignals None { get; } = new();

    /// <summary>What was said about each purpose; default nothing.</summary>
    public ConsentPurposes Purposes { get; init; } = ConsentPurposes.None;

    /// <summary>Where the person was; default not known.</summary>
    public ConsentRegion? Region { get; init; }

    /// <summary>Global Privacy Control: <see langword="true"/> for <c>Sec-GPC: 1</c>; default not known.</summary>
    public bool? GlobalPrivacyControl { get; init; }

    /// <summary>The IAB's US privacy string, such as <c>1YNN</c>; default none.</summary>
    public string? UsPrivacy { get; init; }

    /// <summary>The IAB's TCF version 2 string; default none.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? TcString { get; init; }

    /// <summary>Google's additional consent string, such as <c>2~89.93~dv.</c>; default none.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? AdditionalConsent { get; init; }

    /// <summary>The IAB's Global Privacy Platform string; default none.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? GppString { get; init; }

    /// <summary>The states of Google's consent mode; default none.</summary>
    public GoogleConsentMode? GoogleConsentMode { get; init; }

    /// <summary>The lawful basis that the host relies on, such as <c>consent</c>; kept in the record of processing. Default none.</summary>
    public string? LawfulBasis { get; init; }

    /// <summary>Where the choice was made, such as the name of the consent banner and its version. Default none.</summary>
    public string? Source { get; init; }

    /// <summary>
    /// The host's own key of the person, by which current signals are asked for when a waiting event is sent, and by which waiting events
    /// are erased. Opaque, never sent, never printed. Default none.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? SubjectKey { get; init; }

    /// <summary>Purposes and region; neither the strings nor the subject key.</summary>
    /// <returns>For example <c>advertising Granted (DE)</c>.</returns>
    public override string ToString() => Region is null ? Purposes.ToString() : $"{Purposes} ({Region})";
}
