namespace CapiGateway.Sdk.Outbox.Internal;

/// <summary>The members of the envelope. They stand in every stored row, so they are short and never change their meaning.</summary>
internal static class EnvelopeNames
{
    public const string Version = "v";
    public const string DataSourceId = "ds";
    public const string EventName = "name";
    public const string EventId = "id";
    public const string AcceptedAt = "at";
    public const string ExpiresAt = "until";
    public const string Account = "account";
    public const string ActionSource = "source";
    public const string Identifiers = "kinds";
    public const string Priority = "priority";
    public const string Claim = "key";
    public const string Window = "window";
    public const string Consent = "consent";
    public const string RequestFields = "fields";
    public const string TraceParent = "trace";
}
