namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>Thrown by <see cref="ConversionsApiEmulator.AssertClean"/>; the message lists everything that was found.</summary>
public sealed class EmulatorAssertionException : Exception
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public EmulatorAssertionException()
        : this("The emulator did not see what the test expected.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What was found.</param>
    public EmulatorAssertionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a cause.</summary>
    /// <param name="message">What was found.</param>
    /// <param name="innerException">The cause.</param>
    public EmulatorAssertionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
