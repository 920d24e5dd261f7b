namespace CapiGateway.Sdk.Events;

/// <summary>What becomes of a field of user data.</summary>
public enum FieldTreatment
{
    /// <summary>It travels as SHA-256 digests.</summary>
    Hashed,

    /// <summary>It travels as it is, which Meta demands, or as a digest that Meta's parameter builder has marked.</summary>
    AsIs,

    /// <summary>It does not travel.</summary>
    LeftOut,
}
