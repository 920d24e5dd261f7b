using System.Diagnostics;
using System.Globalization;
using System.Net;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// Takes what is known about a person. Values are normalised and hashed when the event is built; after that the builder holds none of
/// them in plain text. <see langword="null"/> and blank values are ignored, unusable ones are left out with a diagnostic. Call a verb
/// again to add a further value.
/// </summary>
/// <remarks>Not thread-safe. Prints nothing. Meta's documentation: <i>Customer Information Parameters</i>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class UserDataBuilder
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly UserDataDraft _draft;

    internal UserDataBuilder(UserDataDraft draft) => _draft = draft;

    /// <summary>Adds an e-mail address.</summary>
    /// <param name="address">The address as it was typed.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder Email(string? address) => Identifier(IdentifierKind.Email, address);

    /// <summary>Adds a phone number.</summary>
    /// <param name="number">
    /// The number as it was typed, best with <c>+</c> and country code; without one, <see cref="CallingCode"/> or
    /// <see cref="EventDefaults.CallingCode"/> is put before it.
    /// </param>
    /// <returns>This builder.</returns>
    public UserDataBuilder Phone(string? number) => Identifier(IdentifierKind.Phone, number);

    /// <summary>Adds a first name.</summary>
    /// <param name="name">The name as it was typed.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder FirstName(string? name) => Identifier(IdentifierKind.FirstName, name);

    /// <summary>Adds a last name.</summary>
    /// <param name="name">The name as it was typed.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder LastName(string? name) => Identifier(IdentifierKind.LastName, name);

    /// <summary>Adds a gender.</summary>
    /// <param name="gender"><c>f</c>, <c>m</c> or a word for one of them; anything else is left out.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder Gender(string? gender) => Identifier(IdentifierKind.Gender, gender);

    /// <summary>Adds a date of birth.</summary>
    /// <param name="date">The date.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder DateOfBirth(DateOnly date) =>
        Identifier(IdentifierKind.DateOfBirth, date.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    /// <summary>Adds a date of birth as it was typed; the month comes first when that is not clear.</summary>
    /// <param name="date">The date; prefer <see cref="DateOfBirth(DateOnly)"/>.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder DateOfBirth(string? date) => Identifier(IdentifierKind.DateOfBirth, date);

    /// <summary>Adds a city.</summary>
    /// <param name="city">The city as it was typed.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder City(string? city) => Identifier(IdentifierKind.City, city);

    /// <summary>Adds a state, province or region.</summary>
    /// <param name="state">The name or, in the United States and Canada, the code.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder State(string? state) => Identifier(IdentifierKind.State, state);

    /// <summary>Adds a postal code.</summary>
    /// <param name="code">The code as it was typed; its rule depends on the country.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder PostalCode(string? code) => Identifier(IdentifierKind.PostalCode, code);

    /// <summary>Adds a country. It also decides the rules of postal codes and states.</summary>
    /// <param name="country">A two-letter or three-letter code, or a name.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder Country(string? country) => Identifier(IdentifierKind.Country, country);

    /// <summary>Adds your own id of the person. It must have the same form in every channel, the pixel among them.</summary>
    /// <param name="id">The id; hashed unless <see cref="EventDefaults.ExternalIdForm"/> says otherwise.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder ExternalId(string? id) => Identifier(IdentifierKind.ExternalId, id);

    /// <summary>Adds a value of any kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="value">The value as it was typed; 64 hexadecimal characters are taken as its finished digest.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not one.</exception>
    public UserDataBuilder Identifier(IdentifierKind kind, string? value)
    {
        _draft.AddPlain(kind, value);
        return this;
    }

    /// <summary>Adds a digest that was made before, from a value that was normalised by the rules of its kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="digest">The digest; <see cref="Sha256Digest.None"/> is ignored.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not one.</exception>
    public UserDataBuilder Identifier(IdentifierKind kind, Sha256Digest digest)
    {
        _draft.AddDigest(kind, digest);
        return this;
    }

    /// <summary>Says which calling code phone numbers have that are written without one. Not sent.</summary>
    /// <param name="callingCode">The code, such as <c>1</c> or <c>49</c>.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder CallingCode(string? callingCode)
    {
        _draft.CallingCode = callingCode;
        return this;
    }

    /// <summary>Sets the browser's IP address; <c>FromWebsite</c> does it too.</summary>
    /// <param name="address">The public address; port, brackets, zone and IPv4 mapping are removed, private addresses are left out.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder ClientIpAddress(string? address)
    {
        _draft.SetPlain(UserDataFields.ClientIpAddress, address);
        return this;
    }

    /// <inheritdoc cref="ClientIpAddress(string?)"/>
    public UserDataBuilder ClientIpAddress(IPAddress? address) => ClientIpAddress(address?.ToString());

    /// <summary>Sets the browser's user agent; <c>FromWebsite</c> does it too.</summary>
    /// <param name="userAgent">The user agent, unchanged.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder ClientUserAgent(string? userAgent)
    {
        _draft.SetPlain(UserDataFields.ClientUserAgent, userAgent);
        return this;
    }

    /// <summary>Sets the click id from the <c>_fbc</c> cookie.</summary>
    /// <param name="fbc">The cookie's value, unchanged; a malformed one is left out.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder Fbc(string? fbc)
    {
        _draft.SetPlain(UserDataFields.Fbc, fbc);
        return this;
    }

    /// <summary>Sets the browser id from the <c>_fbp</c> cookie.</summary>
    /// <param name="fbp">The cookie's value, unchanged; a malformed one is left out.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder Fbp(string? fbp)
    {
        _draft.SetPlain(UserDataFields.Fbp, fbp);
        return this;
    }

    /// <summary>Sets the click id from the <c>fbclid</c> parameter of the landing page, where there is no <c>_fbc</c> cookie.</summary>
    /// <param name="fbclid">The parameter's value, URL-decoded once; case matters.</param>
    /// <param name="firstSeenAt">When the click arrived at the site, not when the conversion took place.</param>
    /// <returns>This builder.</returns>
    /// <remarks>Meta's documentation: <i>ClickID and the fbp and fbc Parameters</i>.</remarks>
    public UserDataBuilder ClickId(string? fbclid, DateTimeOffset firstSeenAt) =>
        string.IsNullOrWhiteSpace(fbclid) ? this : Fbc(BrowserIds.ClickId(fbclid.Trim(), firstSeenAt));

    /// <summary>Names the type only; values are never printed.</summary>
    /// <returns>The name of the type.</returns>
    public override string ToString() => nameof(UserDataBuilder);
}
