namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>A reason to refuse a request or, with code 0, to warn about it.</summary>
internal sealed record Objection(int Code, int? Subcode, string Text, FieldPath Path)
{
    public Objection(int code, string text, int? subcode = null)
        : this(code, subcode, text, FieldPath.Request)
    {
    }

    public EmulatorFinding ToFinding(int requestNumber) => new(requestNumber, Path.ToString(), Code, Subcode, Text);
}
