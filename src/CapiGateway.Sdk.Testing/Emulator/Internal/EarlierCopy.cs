namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>A copy that the server sent before, and those before it.</summary>
internal sealed record EarlierCopy(AnswerFate Fate, EarlierCopy? Before);
