using System.Collections.Frozen;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// What <see cref="EventBuilder{TBuilder}.Build(EventDefaults?)"/> takes for granted where the event says nothing. Immutable.
/// </summary>
/// <remarks>The defaults of a gateway come from its options and can be injected as <see cref="EventDefaults"/>.</remarks>
/// <example>
/// <code>
/// var germany = new EventDefaults { CallingCode = "49", CountryCode = "de" };
/// ConversionEvent lead = ConversionEvent.Lead().FromPhoneCall().WithUser(user => user.Phone("0170 1234567")).Build(germany);
/// </code>
/// </example>
public sealed record EventDefaults
{
    /// <summary>The defaults of an event that is built without any.</summary>
    public static EventDefaults None { get; } = new();

    /// <summary>
    /// The calling code of phone numbers written without one, such as <c>1</c> or <c>49</c>; default none. Set it only where every such
    /// number is of that country.
    /// </summary>
    public string? CallingCode { get; init; }

    /// <summary>The country of people whose country is not given, such as <c>us</c>: it decides the rules of postal codes and states and is
    /// not sent. Default none.</summary>
    public string? CountryCode { get; init; }

    /// <summary>How external ids are sent; default <see cref="ExternalIdForm.Hashed"/>.</summary>
    public ExternalIdForm ExternalIdForm { get; init; }

    /// <summary>
    /// Whether e-mail addresses and phone numbers found in URLs and free text are removed, with a warning; default
    /// <see langword="true"/>.
    /// </summary>
    public bool RemovePersonalDataFromText { get; init; } = true;

    /// <summary>
    /// Fields of <c>user_data</c> that this library does not name and that reading keeps, in the given form; every other unknown one is
    /// left out. Default none.
    /// </summary>
    public IReadOnlyDictionary<string, UserDataForm> FurtherUserDataFields { get; init; } = FrozenDictionary<string, UserDataForm>.Empty;

    /// <summary>The clock; default <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
