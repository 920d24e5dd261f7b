using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The fields of <c>user_data</c> in Meta's spelling, and the order in which they are written.</summary>
internal static class UserDataFields
{
    public const string Email = "em";
    public const string Phone = "ph";
    public const string FirstName = "fn";
    public const string LastName = "ln";
    public const string Gender = "ge";
    public const string DateOfBirth = "db";
    public const string City = "ct";
    public const string State = "st";
    public const string PostalCode = "zp";
    public const string Country = "country";
    public const string ExternalId = "external_id";
    public const string ClientIpAddress = "client_ip_address";
    public const string ClientUserAgent = "client_user_agent";
    public const string Fbc = "fbc";
    public const string Fbp = "fbp";

    public static string NameOf(IdentifierKind kind) => kind switch
    {
        IdentifierKind.Email => Email,
        IdentifierKind.Phone => Phone,
        IdentifierKind.FirstName => FirstName,
        IdentifierKind.LastName => LastName,
        IdentifierKind.Gender => Gender,
        IdentifierKind.DateOfBirth => DateOfBirth,
        IdentifierKind.City => City,
        IdentifierKind.State => State,
        IdentifierKind.PostalCode => PostalCode,
        IdentifierKind.Country => Country,
        IdentifierKind.ExternalId => ExternalId,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of identifier."),
    };

    /// <summary>The field as diagnostics name it.</summary>
    public static string PathOf(IdentifierKind kind) => kind switch
    {
        IdentifierKind.Email => "user_data.em",
        IdentifierKind.Phone => "user_data.ph",
        IdentifierKind.FirstName => "user_data.fn",
        IdentifierKind.LastName => "user_data.ln",
        IdentifierKind.Gender => "user_data.ge",
        IdentifierKind.DateOfBirth => "user_data.db",
        IdentifierKind.City => "user_data.ct",
        IdentifierKind.State => "user_data.st",
        IdentifierKind.PostalCode => "user_data.zp",
        IdentifierKind.Country => "user_data.country",
        _ => "user_data.external_id",
    };

    public static bool IsList(string name) =>
        name is Email or Phone or FirstName or LastName or Gender or DateOfBirth or City or State or PostalCode or Country or ExternalId;
}
