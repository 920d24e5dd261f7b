namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The place of one value in <c>user_data</c>.</summary>
/// <param name="Name">The field in Meta's spelling.</param>
/// <param name="IsText">Whether the value travels as it is, not as a digest.</param>
/// <param name="StartsField">Whether it is the first value of its field.</param>
/// <param name="Before">All that stands in JSON between the characters of the value before it and its own.</param>
internal readonly record struct UserDataSlot(string Name, bool IsText, bool StartsField, byte[] Before);
