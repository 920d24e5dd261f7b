using System.Net;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// Takes what is known about a person. Values are normalised and hashed when the event is built; after that the builder holds none of
/// them in plain text. <see langword="null"/> and blank values are ignored, unusable ones are left out with a diagnostic. Call a verb
/// again to add a further value.
/// </summary>
/// <remarks>Not thread-safe. Prints nothing. Meta's documentation: <i>Customer Information Parameters</i>.</remarks>
/// <example>
/// <code>
/// ConversionEvent.Lead().WithUser(user => user
///     .Email("Jane.Doe@Example.com")
///     .Phone("(650) 555-0100").CallingCode("1")
///     .FirstName("Jane")
///     .City("New York")
///     .Country("us")
///     .ExternalId("customer-42"));
/// </code>
/// </example>
public sealed partial class UserDataBuilder : IdentifierBuilder<UserDataBuilder>
{
    internal UserDataBuilder(DraftHolder holder)
        : base(holder)
    {
    }

    /// <summary>Sets the browser's IP address; <c>FromWebsite</c> does it too.</summary>
    /// <param name="address">The public address; port, brackets, zone and IPv4 mapping are removed, private addresses are left out.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder ClientIpAddress(string? address)
    {
        Draft.SetText(UserDataFields.ClientIpAddress, address);
        return this;
    }

    /// <inheritdoc cref="ClientIpAddress(string?)"/>
    public UserDataBuilder ClientIpAddress(IPAddress? address) => ClientIpAddress(address?.ToString());

    /// <summary>Sets the browser's user agent; <c>FromWebsite</c> does it too.</summary>
    /// <param name="userAgent">The user agent, unchanged.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder ClientUserAgent(string? userAgent)
    {
        Draft.SetText(UserDataFields.ClientUserAgent, userAgent);
        return this;
    }

    /// <summary>Sets the click id from the <c>_fbc</c> cookie.</summary>
    /// <param name="fbc">The cookie's value, unchanged; a malformed one is left out.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder Fbc(string? fbc)
    {
        Draft.SetText(UserDataFields.Fbc, fbc);
        return this;
    }

    /// <summary>Sets the browser id from the <c>_fbp</c> cookie.</summary>
    /// <param name="fbp">The cookie's value, unchanged; a malformed one is left out.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder Fbp(string? fbp)
    {
        Draft.SetText(UserDataFields.Fbp, fbp);
        return this;
    }

    /// <summary>Sets the click id from the <c>fbclid</c> parameter of the landing page, where there is no <c>_fbc</c> cookie.</summary>
    /// <param name="fbclid">The parameter's value, URL-decoded once; case matters.</param>
    /// <param name="firstSeenAt">When the click arrived at the site, not when the conversion took place.</param>
    /// <returns>This builder.</returns>
    /// <remarks>Meta's documentation: <i>ClickID and the fbp and fbc Parameters</i>.</remarks>
    public UserDataBuilder ClickId(string? fbclid, DateTimeOffset firstSeenAt) =>
        string.IsNullOrWhiteSpace(fbclid) ? this : Fbc(BrowserIds.ClickId(fbclid.Trim(), firstSeenAt));
}
