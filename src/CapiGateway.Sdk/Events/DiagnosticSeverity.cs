namespace CapiGateway.Sdk.Events;

/// <summary>What a diagnostic means for its event.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing; the event is sent as it is.</summary>
    Information,

    /// <summary>The event is sent, but something was removed, corrected, or will match or count worse than it could.</summary>
    Warning,

    /// <summary>Meta would reject the event, and its whole request with it; the event is not sent.</summary>
    Error,
}
