namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>What the emulator does about a finding that Meta's documentation leaves open.</summary>
public enum Strictness
{
    /// <summary>Nothing.</summary>
    Ignore,

    /// <summary>
    /// The event is accepted; the answer's <c>messages</c> and <see cref="ConversionsApiEmulator.Warnings"/> say what is wrong.
    /// </summary>
    Warn,

    /// <summary>The whole request is refused, as Meta refuses a request that holds one bad event.</summary>
    Reject,
}
