namespace CapiGateway.Sdk.Events.Internal;

/// <summary>What a field of a section holds, and so how it is read and whether personal data is looked for in it.</summary>
internal enum FieldKind
{
    /// <summary>No standard field: any JSON, looked through for personal data.</summary>
    Open,

    /// <summary>An id, a code or one of a closed set.</summary>
    Text,

    /// <summary>A code in capitals that people write in any case.</summary>
    Capitals,

    /// <summary>Words that people write, looked through for personal data.</summary>
    FreeText,

    /// <summary>A number of an order or an article, looked through for personal data that it cannot be taken for.</summary>
    Reference,

    /// <summary>The value of the conversion.</summary>
    Money,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A time in whole seconds.</summary>
    Time,

    /// <summary>A flag that is written 0 or 1.</summary>
    Flag,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A list of texts; blank ones are no items.</summary>
    Texts,

    /// <summary>A list of texts in which each place means something.</summary>
    Items,

    /// <summary>The products of <c>contents</c>.</summary>
    Contents,

    /// <summary>A standard field that comes in more than one JSON type.</summary>
    Any,
}
