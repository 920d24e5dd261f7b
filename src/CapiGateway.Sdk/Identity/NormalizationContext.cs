namespace CapiGateway.Sdk.Identity;

/// <summary>
/// What is known about a person beside the value itself. The default holds no hints, and nothing is ever guessed.
/// </summary>
public readonly struct NormalizationContext
{
    /// <summary>
    /// The international calling code, such as <c>1</c> or <c>49</c> (a leading <c>+</c> is allowed), put before a phone number that is
    /// written without a country code. Default none: such a number is hashed as it is written.
    /// </summary>
    public string? CallingCode { get; init; }

    /// <summary>
    /// The person's country, such as <c>us</c>, in any form that <see cref="IdentifierKind.Country"/> takes. It decides the rules of
    /// postal codes and states. Default unknown.
    /// </summary>
    public string? CountryCode { get; init; }

    /// <summary>
    /// Whether an external id is lower-cased before it is hashed. Default <see langword="false"/>: hashed as given, trimmed. It must be
    /// the same in every channel that sends the id, the pixel among them.
    /// </summary>
    public bool LowercaseExternalId { get; init; }

    /// <summary>
    /// The clock that a date of birth is checked against, which cannot lie in the future. Default <see cref="TimeProvider.System"/>.
    /// </summary>
    public TimeProvider? TimeProvider { get; init; }
}
