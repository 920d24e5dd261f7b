namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>Why there is no whole answer.</summary>
internal enum TransportFailureKind
{
    /// <summary>None of the others; a handler of the host's own, for instance.</summary>
    Other,

    /// <summary>The token cannot stand in a header, so nothing was sent.</summary>
    UnusableToken,

    /// <summary>So many requests failed of late that this one was not made.</summary>
    NotTried,

    /// <summary>The name was not resolved.</summary>
    NameResolution,

    /// <summary>No connection was made.</summary>
    Connection,

    /// <summary>The TLS handshake failed.</summary>
    SecureConnection,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The connection broke before an answer came.</summary>
    ConnectionLost,

    /// <summary>What came back is not HTTP.</summary>
    InvalidAnswer,

    /// <summary>The answer broke off in its body.</summary>
    Truncated,
}
