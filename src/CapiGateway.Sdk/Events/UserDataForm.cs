namespace CapiGateway.Sdk.Events;

/// <summary>How a field of <c>user_data</c> travels that this library does not name.</summary>
public enum UserDataForm
{
    /// <summary>Trimmed, lower-cased and hashed, unless it is a digest already.</summary>
    Hashed,

    /// <summary>As it is: only for an id that is no personal data by itself.</summary>
    AsIs,
}
