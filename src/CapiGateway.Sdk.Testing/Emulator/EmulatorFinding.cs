namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>Something that the emulator found wrong. Names the field, never its value.</summary>
/// <param name="RequestNumber">The number of the request.</param>
/// <param name="Path">The JSON path of the field, such as <c>$['data'][3]['user_data']['em']</c>; empty for the request as a whole.</param>
/// <param name="Code">The error code; 0 for a warning.</param>
/// <param name="Subcode">The error subcode, if there is one.</param>
/// <param name="Text">What is wrong.</param>
public sealed record EmulatorFinding(int RequestNumber, string Path, int Code, int? Subcode, string Text)
{
    /// <summary>The finding as one line.</summary>
    /// <returns>Code, text and path.</returns>
    public override string ToString()
    {
        var code = Code == 0 ? "warning" : Subcode is null ? $"({Code})" : $"({Code}/{Subcode})";
        return Path.Length == 0 ? $"{code} {Text}" : $"{code} {Text} at {Path}";
    }
}
