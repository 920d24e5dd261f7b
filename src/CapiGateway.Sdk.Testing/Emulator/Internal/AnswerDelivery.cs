namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>What a transport does with an answer.</summary>
internal enum AnswerDelivery
{
    /// <summary>Sends it.</summary>
    Whole,

    /// <summary>Announces its full length, sends half, closes.</summary>
    Half,

    /// <summary>Sends nothing and resets the connection.</summary>
    Reset,
}
