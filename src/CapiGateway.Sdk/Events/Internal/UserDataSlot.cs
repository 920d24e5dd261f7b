namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The place of one value in <c>user_data</c>.</summary>
/// <param name="Name">The field in Meta's spelling.</param>
/// <param name="IsText">Whether the value travels as it is, not as a digest.</param>
/// <param name="Opening">What stands before it in JSON: the name, and a bracket if it is a list; nothing where the field goes on.</param>
/// <param name="EndsList">Whether a bracket follows.</param>
internal readonly record struct UserDataSlot(string Name, bool IsText, byte[] Opening, bool EndsList);
