namespace CapiGateway.Sdk.Testing.Conformance;

/// <summary>An implementation of a host does not keep its contract. The message says which case failed, and how.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>Makes an exception that says nothing.</summary>
    public ConformanceException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">Which case failed, and how.</param>
    public ConformanceException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">Which case failed, and how.</param>
    /// <param name="innerException">What was thrown.</param>
    public ConformanceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
