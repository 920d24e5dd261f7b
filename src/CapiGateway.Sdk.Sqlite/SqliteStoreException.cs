namespace CapiGateway.Sdk.Sqlite;

/// <summary>The file cannot be used. The message names it, says what is wrong and what to do; it holds no value of an event.</summary>
public sealed class SqliteStoreException : Exception
{
    /// <summary>Makes an exception that says nothing.</summary>
    public SqliteStoreException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong.</param>
    public SqliteStoreException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What was thrown.</param>
    public SqliteStoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception that names the file.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="path">The file.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">What was thrown; default nothing.</param>
    public SqliteStoreException(SqliteStoreProblem problem, string path, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Problem = problem;
        Path = path;
    }

    /// <summary>What is wrong.</summary>
    public SqliteStoreProblem Problem { get; }

    /// <summary>The full path of the file; empty when it is not known.</summary>
    public string Path { get; } = string.Empty;
}
