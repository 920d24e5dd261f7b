using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// Takes the identifiers of a person. Values are normalised and hashed when the event is built; after that the builder holds none of
/// them in plain text. <see langword="null"/> and blank values are ignored, unusable ones are left out with a diagnostic. Call a verb
/// again to add a further value.
/// </summary>
/// <typeparam name="TBuilder">The builder itself, so that its verbs can be chained.</typeparam>
/// <remarks>Not thread-safe. Prints nothing. Meta's documentation: <i>Customer Information Parameters</i>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public abstract class IdentifierBuilder<TBuilder>
    where TBuilder : IdentifierBuilder<TBuilder>
{
    private readonly DraftHolder _holder;

    private protected IdentifierBuilder(DraftHolder holder) => _holder = holder;

    // Asked for anew each time: a builder that is kept must not write into a draft that serves another event by now.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private protected UserDataDraft Draft => _holder.Draft.User;

    /// <summary>Adds an e-mail address.</summary>
    /// <param name="address">The address as it was typed.</param>
    /// <returns>This builder.</returns>
    public TBuilder Email(string? address) => Identifier(IdentifierKind.Email, address);

    /// <summary>Adds a phone number.</summary>
    /// <param name="number">
    /// The number as it was typed, best with <c>+</c> and country code; without one, <see cref="CallingCode"/> or
    /// <see cref="EventDefaults.CallingCode"/> is put before it.
    /// </param>
    /// <returns>This builder.</returns>
    public TBuilder Phone(string? number) => Identifier(IdentifierKind.Phone, number);

    /// <summary>Adds a first name.</summary>
    /// <param name="name">The name as it was typed.</param>
    /// <returns>This builder.</returns>
    public TBuilder FirstName(string? name) => Identifier(IdentifierKind.FirstName, name);

    /// <summary>Adds a last name.</summary>
    /// <param name="name">The name as it was typed.</param>
    /// <returns>This builder.</returns>
    public TBuilder LastName(string? name) => Identifier(IdentifierKind.LastName, name);

    /// <summary>Adds a gender.</summary>
    /// <param name="gender"><c>f</c>, <c>m</c> or a word for one of them; anything else is left out.</param>
    /// <returns>This builder.</returns>
    public TBuilder Gender(string? gender) => Identifier(IdentifierKind.Gender, gender);

    /// <summary>Adds a date of birth.</summary>
    /// <param name="date">The date.</param>
    /// <returns>This builder.</returns>
    public TBuilder DateOfBirth(DateOnly date) =>
        Identifier(IdentifierKind.DateOfBirth, date.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    /// <summary>Adds a date of birth as it was typed; the month comes first when that is not clear.</summary>
    /// <param name="date">The date; prefer <see cref="DateOfBirth(DateOnly)"/>.</param>
    /// <returns>This builder.</returns>
    public TBuilder DateOfBirth(string? date) => Identifier(IdentifierKind.DateOfBirth, date);

    /// <summary>Adds a city.</summary>
    /// <param name="city">The city as it was typed.</param>
    /// <returns>This builder.</returns>
    public TBuilder City(string? city) => Identifier(IdentifierKind.City, city);

    /// <summary>Adds a state, province or region.</summary>
    /// <param name="state">The name or, in the United States and Canada, the code.</param>
    /// <returns>This builder.</returns>
    public TBuilder State(string? state) => Identifier(IdentifierKind.State, state);

    /// <summary>Adds a postal code.</summary>
    /// <param name="code">The code as it was typed; its rule depends on the country.</param>
    /// <returns>This builder.</returns>
    public TBuilder PostalCode(string? code) => Identifier(IdentifierKind.PostalCode, code);

    /// <summary>Adds a country. It also decides the rules of postal codes and states.</summary>
    /// <param name="country">A two-letter or three-letter code, or a name.</param>
    /// <returns>This builder.</returns>
    public TBuilder Country(string? country) => Identifier(IdentifierKind.Country, country);

    /// <summary>Adds your own id of the person. It must have the same form in every channel, the pixel among them.</summary>
    /// <param name="id">The id; hashed unless <see cref="EventDefaults.ExternalIdForm"/> says otherwise.</param>
    /// <returns>This builder.</returns>
    public TBuilder ExternalId(string? id) => Identifier(IdentifierKind.ExternalId, id);

    /// <summary>Adds a value of any kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="value">The value as it was typed; 64 hexadecimal characters are taken as its finished digest.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not one.</exception>
    public TBuilder Identifier(IdentifierKind kind, string? value)
    {
        Draft.AddPlain(kind, value);
        return (TBuilder)this;
    }

    /// <summary>Adds a digest that was made before, from a value that was normalised by the rules of its kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="digest">The digest; <see cref="Sha256Digest.None"/> is ignored, that of nothing or of a placeholder left out with a diagnostic.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not one.</exception>
    public TBuilder Identifier(IdentifierKind kind, Sha256Digest digest)
    {
        string field = UserDataFields.NameOf(kind);
        if (!digest.IsNone && PlaceholderDigests.Contains(kind, digest))
        {
            _holder.Draft.Diagnostics.Add(EventRules.IdentifierPlaceholder, new FieldPath(UserDataFields.Section, field).ToString());
        }
        else
        {
            Draft.AddDigest(kind, digest);
        }

        return (TBuilder)this;
    }

    /// <summary>Says which calling code phone numbers have that are written without one. Not sent.</summary>
    /// <param name="callingCode">The code, such as <c>1</c> or <c>49</c>.</param>
    /// <returns>This builder.</returns>
    public TBuilder CallingCode(string? callingCode)
    {
        Draft.CallingCode = callingCode;
        return (TBuilder)this;
    }

    /// <summary>Sets a field of <c>user_data</c> that this library does not name yet.</summary>
    /// <param name="name">Its name in Meta's spelling; a standard field is refused, also by another name such as <c>email</c>.</param>
    /// <param name="value">Its value.</param>
    /// <param name="form">Whether to hash it or to send it as it is.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is blank, not well-formed, or a standard one.</exception>
    public TBuilder Property(string name, string? value, UserDataForm form)
    {
        // Another name of a standard field would be read back as that field.
        bool isStandard = UserDataFields.IsStandard(name ?? string.Empty) || UserDataFields.Canonical(name ?? string.Empty) is not null;
        OpenProperty.Require(isStandard, name);
        if (form == UserDataForm.Hashed)
        {
            Draft.AddPlain(name!, value);
        }
        else
        {
            Draft.SetText(name!, value);
        }

        return (TBuilder)this;
    }

    /// <summary>Names the type only; values are never printed.</summary>
    /// <returns>The name of the type.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override string ToString() => GetType().Name;

    /// <summary>Whether it is the same builder.</summary>
    /// <param name="obj">Another object.</param>
    /// <returns>Whether they are one.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>A hash code of the builder, not of what it holds.</summary>
    /// <returns>The hash code.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
