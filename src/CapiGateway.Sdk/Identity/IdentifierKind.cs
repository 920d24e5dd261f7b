namespace CapiGateway.Sdk.Identity;

/// <summary>
/// The kinds of personal identifier that Meta matches as SHA-256 digests.
/// </summary>
/// <remarks>Meta's documentation: <i>Customer Information Parameters</i>.</remarks>
public enum IdentifierKind
{
    /// <summary>E-mail address, <c>em</c>.</summary>
    Email,

    /// <summary>Phone number with country code, <c>ph</c>.</summary>
    Phone,

    /// <summary>First name, <c>fn</c>.</summary>
    FirstName,

    /// <summary>Last name, <c>ln</c>.</summary>
    LastName,

    /// <summary>Gender, <c>ge</c>.</summary>
    Gender,

    /// <summary>Date of birth, <c>db</c>.</summary>
    DateOfBirth,

    /// <summary>City, <c>ct</c>.</summary>
    City,

    /// <summary>State, province or region, <c>st</c>.</summary>
    State,

    /// <summary>Postal code, <c>zp</c>.</summary>
    PostalCode,

    /// <summary>Country, <c>country</c>.</summary>
    Country,

    /// <summary>The advertiser's own identifier of a person, <c>external_id</c>.</summary>
    ExternalId,
}
