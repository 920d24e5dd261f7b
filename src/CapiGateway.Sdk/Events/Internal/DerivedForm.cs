namespace CapiGateway.Sdk.Events.Internal;

/// <summary>What is hashed of a value that has a field of its own only in Meta's SDKs, or in the future.</summary>
internal enum DerivedForm
{
    /// <summary>The value as the rules of its kind make it.</summary>
    None,

    /// <summary>The first five letters.</summary>
    FirstFive,

    /// <summary>The first letter.</summary>
    Initial,

    /// <summary>A day of the month, two digits.</summary>
    Day,

    /// <summary>A month, two digits.</summary>
    Month,

    /// <summary>A year, four digits.</summary>
    Year,

    /// <summary>The trimmed text in lower case.</summary>
    Lowercase,
}
