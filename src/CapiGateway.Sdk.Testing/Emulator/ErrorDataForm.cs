namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>How an error answer carries <c>error_data</c>. Meta sends each of these forms at times.</summary>
public enum ErrorDataForm
{
    /// <summary>Left out.</summary>
    Omitted,

    /// <summary>A JSON object with <c>blame_field_specs</c>.</summary>
    JsonObject,

    /// <summary>The same object, serialised into a JSON string.</summary>
    JsonText,
}
